// Shows the field for an explanation as soon as a value departs from the last approved one. The server asks anyway.
(function () {
  'use strict';

  document.querySelectorAll('.figure').forEach(function (figure) {
    figure.addEventListener('input', function () {
      var why = figure.querySelector('.figure-why');
      if (why.hidden && departs(figure)) {
        why.hidden = false;
      }
    });
  });

  function departs(figure) {
    var typed = read(figure, 'amount').replace(/[,，\s]/g, '');
    var asOf = read(figure, 'asOf');
    if (typed === '' || isNaN(typed)) {
      return false;
    }
    return (figure.dataset.last && isFarFrom(figure, Number(typed), asOf))
      || (asOf !== '' && asOf < figure.dataset.begins);
  }

  function isFarFrom(figure, now, asOf) {
    var before = Number(figure.dataset.last);
    var kind = read(figure, 'accumulation');
    if (kind !== figure.dataset.lastKind || (before !== 0 && Math.abs(now) > 3 * Math.abs(before))) {
      return true;
    }
    return kind === 'CUMULATIVE'
      ? now < before && (asOf === '' || figure.dataset.countedFrom === 'TASK'
        || asOf.slice(0, 4) === figure.dataset.lastAsOf.slice(0, 4))
      : 3 * Math.abs(now) < Math.abs(before);
  }

  function read(figure, name) {
    return figure.querySelector('[name$=".' + name + '"]').value.trim();
  }
})();
