// Counts what is written in a text while one types; what leaves little room is read out once one pauses.
(function () {
  'use strict';

  var littleRoom = 0.9;
  var pause = 1500;

  document.querySelectorAll('[data-count-of]').forEach(function (count) {
    var field = document.getElementById(count.getAttribute('data-count-of'));
    if (!field) {
      return;
    }
    var limit = Number(count.getAttribute('data-limit'));
    var shown = count.querySelector('[data-count]');
    var said = count.querySelector('[data-count-said]');
    var waiting = null;

    // The server counts a line break once, too.
    function show() {
      var written = field.value.replace(/\r\n?/g, '\n').length;
      var over = written > limit;
      shown.textContent = count.getAttribute(over ? 'data-over' : 'data-within')
          .replace('[n]', written).replace('[over]', written - limit);
      count.classList.toggle('count-over', over);
      count.hidden = written === 0;
      return written;
    }
    function typed() {
      var written = show();
      clearTimeout(waiting);
      waiting = setTimeout(function () {
        said.textContent = written > limit * littleRoom ? shown.textContent : '';
      }, pause);
    }
    field.addEventListener('input', typed);
    field.addEventListener('chosen', typed);
    show();
  });
})();
