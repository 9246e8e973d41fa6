// Puts the chosen one of two texts into the field at once; without it the server does so when the form is saved.
(function () {
  'use strict';

  document.querySelectorAll('[data-merge]').forEach(function (choice) {
    var fields = Array.from(document.getElementsByName(choice.getAttribute('data-field')));
    if (fields.length === 0) {
      return;
    }
    var edited = read(fields);
    choice.addEventListener('change', function (event) {
      var text = event.target.getAttribute('data-text');
      write(fields, text === null ? edited : text);
      fields[0].dispatchEvent(new CustomEvent('chosen', {bubbles: true}));
    });
    fields.forEach(function (field) {
      field.addEventListener('input', function () {
        edited = read(fields);
        choice.querySelector('input[value=EDITED]').checked = true;
      });
    });
  });

  // What is ticked is one text, as the server writes it: the values with commas between them.
  function read(fields) {
    if (fields[0].type !== 'checkbox') {
      return fields[0].value;
    }
    return fields.filter(function (field) {
      return field.checked;
    }).map(function (field) {
      return field.value;
    }).join(',');
  }

  function write(fields, text) {
    if (fields[0].type !== 'checkbox') {
      fields[0].value = text;
      return;
    }
    fields.forEach(function (field) {
      field.checked = text.split(',').indexOf(field.value) >= 0;
    });
  }
})();
