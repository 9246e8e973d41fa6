// Fills the words of a task point from what is selected in a sentence; the form works without it.
(function () {
  'use strict';

  var form = document.querySelector('form[data-marking]');
  if (!form) {
    return;
  }

  document.addEventListener('mouseup', take);
  document.addEventListener('keyup', function (event) {
    if (event.key === 'Shift') {
      take();
    }
  });

  function take() {
    var selection = window.getSelection();
    var text = selection.toString();
    var sentence = sentenceOf(selection.anchorNode);
    if (!text || !sentence || sentence !== sentenceOf(selection.focusNode)) {
      return;
    }
    document.getElementById(sentence.htmlFor).checked = true;
    form.elements.words.value = text;
    form.elements.occurrence.value = occurrences(sentence.textContent, text) > 1 ? which(sentence, selection, text) : '';
  }

  function sentenceOf(node) {
    var element = node && (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    return element && element.closest('[data-clause]');
  }

  function occurrences(text, words) {
    return text.split(words).length - 1;
  }

  function which(sentence, selection, words) {
    var before = Math.min(selection.anchorOffset, selection.focusOffset);
    return occurrences(sentence.textContent.slice(0, before), words) + 1;
  }
})();
