// Small comforts; every page works without them.
(function () {
  'use strict';

  var summary = document.querySelector('.error-summary');
  if (summary) {
    summary.focus();
  }

  // A message is read when its reader says so, not after some seconds.
  document.querySelectorAll('.toast').forEach(function (toast) {
    var close = document.createElement('button');
    close.type = 'button';
    close.className = 'toast-close';
    close.textContent = toast.dataset.close;
    close.addEventListener('click', function () {
      toast.remove();
      document.getElementById('content').focus();
    });
    toast.appendChild(close);
  });

  // Only what scrolls needs to be reached by the keyboard.
  function reachable() {
    document.querySelectorAll('.table-scroll, .table-frame').forEach(function (frame) {
      if (frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight) {
        frame.setAttribute('tabindex', '0');
      } else {
        frame.removeAttribute('tabindex');
      }
    });
  }
  reachable();
  window.addEventListener('resize', reachable);

  // Forms in other windows whose session had ended may go on.
  if (window.BroadcastChannel && document.querySelector('.banner-person')) {
    var windows = new BroadcastChannel('luoshi-signed-in');
    windows.postMessage('');
    windows.close();
  }

  var changed = null;

  document.addEventListener('input', function (event) {
    var form = event.target.form;
    if (form && form.method === 'post' && !form.hasAttribute('data-no-warning')) {
      changed = form;
    }
  });

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== 'post') {
      return;
    }
    if (form === changed) {
      changed = null;
    }
    var buttons = form.querySelectorAll('button:not([type=button]):not([disabled])');
    // After the browser has collected the form, so that the pressed button's own value is still sent.
    setTimeout(disable, 0, buttons, true);
    // A download leaves the page standing.
    setTimeout(disable, 8000, buttons, false);
  });

  function disable(buttons, disabled) {
    buttons.forEach(function (button) {
      button.disabled = disabled;
    });
  }

  // Following a link of a notice says that it was read, as its button does.
  document.addEventListener('click', function (event) {
    var notice = event.target.closest('a') && event.target.closest('[data-reading]');
    var form = notice && notice.querySelector('form');
    if (form && navigator.sendBeacon) {
      navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form)));
    }
  });

  // A link to a field leads into it.
  function enterField() {
    var field = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (field && /^(INPUT|SELECT|TEXTAREA)$/.test(field.tagName) && !summary) {
      field.focus();
    }
  }
  enterField();
  window.addEventListener('hashchange', enterField);

  window.addEventListener('beforeunload', function (event) {
    // What another script has kept on the server meanwhile needs no warning.
    if (changed && !changed.hasAttribute('data-kept')) {
      event.preventDefault();
      event.returnValue = '';
    }
  });
})();
