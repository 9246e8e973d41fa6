// Puts the chosen one of two texts into the field at once; without it the server does so when the form is saved.
(function () {
  'use strict';

  document.querySelectorAll('[data-merge]').forEach(function (choice) {
    var field = document.getElementsByName(choice.getAttribute('data-field'))[0];
    if (!field) {
      return;
    }
    var edited = field.value;
    choice.addEventListener('change', function (event) {
      var text = event.target.getAttribute('data-text');
      field.value = text === null ? edited : text;
      field.dispatchEvent(new CustomEvent('chosen', {bubbles: true}));
    });
    field.addEventListener('input', function () {
      edited = field.value;
      choice.querySelector('input[value=EDITED]').checked = true;
    });
  });
})();
