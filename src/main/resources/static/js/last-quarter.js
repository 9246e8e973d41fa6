// Copies from last quarter's text at once, and colours while one types what comes from it and what is new.
(function () {
  'use strict';

  var sources = Array.from(document.querySelectorAll('[data-last-text]'), function (text) {
    return text.textContent;
  });
  if (sources.length === 0) {
    return;
  }
  var marked = window.copiedPassages(sources);

  document.addEventListener('click', function (event) {
    var button = event.target.closest('button[name=copy]');
    var field = button && document.getElementById(button.value.split(':')[0]);
    if (!field) {
      return;
    }
    event.preventDefault();
    var whole = button.value.indexOf(':') < 0;
    var text = whole ? button.closest('[data-last-of]').querySelector('[data-last-text]').textContent
        : button.parentNode.querySelector('[data-sentence]').textContent;
    field.value += (whole && field.value && !field.value.endsWith('\n') ? '\n' : '') + text;
    field.dispatchEvent(new Event('input', {bubbles: true}));
  });

  document.querySelectorAll('[data-marks-of]').forEach(function (marks) {
    var field = document.getElementById(marks.getAttribute('data-marks-of'));
    var waiting = null;
    function show() {
      var pieces = marked(field.value.replace(/\r\n?/g, '\n').trim());
      marks.hidden = !pieces.some(function (piece) {
        return piece.copied;
      });
      var text = marks.querySelector('[data-marked]');
      text.replaceChildren.apply(text, pieces.map(function (piece) {
        var element = document.createElement(piece.copied ? 'mark' : 'ins');
        element.textContent = piece.text;
        return element;
      }));
    }
    function later() {
      clearTimeout(waiting);
      waiting = setTimeout(show, 250);
    }
    field.addEventListener('input', later);
    field.addEventListener('chosen', later);
  });
})();
