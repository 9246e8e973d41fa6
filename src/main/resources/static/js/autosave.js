// Keeps on the server what is being typed, so that nothing is lost whatever ends first: browser, session or server.
(function () {
  'use strict';

  if (!window.fetch) {
    return;
  }
  document.querySelectorAll('[data-typing]').forEach(keeping);

  // Each form of a page is kept for itself.
  function keeping(status) {
    var form = status.closest('form');
    var page = status.getAttribute('data-typing');
    var shown = status.getAttribute('data-renew') || page;
    var every = Number(status.getAttribute('data-every'));
    // Only of an entry's form is it known who else has it open.
    var present = status.hasAttribute('data-beside') ? null : document.querySelector('[data-present]');
    var beatsBetweenSignsOfLife = 6;
    var longestLastWord = 60000;
    // An answer that does not come must not hold up the next saving: interval and patience together stay within 10 s.
    var patience = 5000;

    // Counting the changes tells whether something was typed while an answer was under way.
    var typed = status.hasAttribute('data-unsaved') ? 1 : 0;
    var kept = 0;
    var tried = 0;
    var expired = false;
    var sending = false;
    // Somebody signed in while an answer was under way that may still say that nobody had.
    var heard = false;
    var leaving = false;
    var active = false;
    var beats = 0;

    form.addEventListener('input', changed);
    form.addEventListener('change', changed);
    form.addEventListener('focusout', function () {
      keep(false);
    });
    form.addEventListener('submit', function (event) {
      if (event.defaultPrevented) {
        return;
      }
      leaving = true;
      // If the server did not answer, the page is still there.
      setTimeout(function () {
        leaving = false;
      }, 8000);
    });
    document.addEventListener('visibilitychange', function () {
      if (document.visibilityState === 'hidden') {
        keep(true);
      } else {
        again();
      }
    });
    window.addEventListener('focus', again);
    if (window.BroadcastChannel) {
      new BroadcastChannel('luoshi-signed-in').onmessage = again;
    }
    window.addEventListener('pagehide', function () {
      keep(true);
    });
    ['keydown', 'pointerdown', 'scroll'].forEach(function (sign) {
      document.addEventListener(sign, function () {
        active = true;
      }, {passive: true, capture: true});
    });
    setInterval(beat, every);
    besideTheButtons();

    // What becomes of the text is said where the eye is when one stops typing.
    function besideTheButtons() {
      var actions = form.querySelector('.actions');
      var buttons = form.querySelectorAll('button:not(.link)');
      if (!status.hasAttribute('data-beside')) {
        return;
      }
      if (actions) {
        actions.append(status);
      } else if (buttons.length) {
        buttons[buttons.length - 1].after(status);
      }
    }

    function changed() {
      typed++;
      form.removeAttribute('data-kept');
    }

    function beat() {
      beats++;
      if (typed !== kept) {
        keep(false);
      } else if (present && active && beats >= beatsBetweenSignsOfLife) {
        stay();
      }
    }

    // Requests of nobody could meet the sign-in in another window and undo it, so there are none without a reason.
    function again() {
      if (sending) {
        heard = true;
      } else if (expired) {
        tried = kept;
        keep(false);
      }
    }

    function keep(lastWord) {
      if (leaving || typed === kept || (sending && !lastWord) || (expired && typed === tried)) {
        return;
      }
      var upTo = typed;
      tried = typed;
      var text = JSON.stringify(fields());
      sending = true;
      beats = 0;
      post('/typing', text, lastWord && text.length * 3 < longestLastWord).then(function (answer) {
        expired = answer.expired === true;
        if (answer.kept) {
          kept = upTo;
          if (kept === typed) {
            form.setAttribute('data-kept', '');
          }
        }
        say(answer.sentence);
        meet(answer.present);
      }).finally(function () {
        sending = false;
        if (heard) {
          heard = false;
          again();
        }
      });
    }

    function stay() {
      beats = 0;
      active = false;
      post('/presence', '{}', false).then(function (answer) {
        if (answer.expired) {
          say(answer.sentence);
        }
        if (answer.present) {
          meet(answer.present);
        }
      });
    }

    // An answer always comes; a token that has grown old is renewed once.
    function post(path, body, lastWord) {
      return request(path, body, lastWord).then(function (response) {
        if (!grownOld(response)) {
          return response;
        }
        return renew().then(function (signedIn) {
          return signedIn ? request(path, body, false) : response;
        });
      }).then(function (response) {
        if (grownOld(response)) {
          return {expired: true, sentence: status.getAttribute('data-expired')};
        }
        if ((response.headers.get('Content-Type') || '').indexOf('json') < 0) {
          return {sentence: status.getAttribute('data-failed')};
        }
        return response.json().then(function (answer) {
          return {kept: response.ok, sentence: answer.sentence, present: answer.present};
        });
      }).catch(function () {
        return {sentence: status.getAttribute('data-failed')};
      });
    }

    function request(path, body, lastWord) {
      var control = window.AbortController ? new AbortController() : null;
      var given = control && !lastWord ? setTimeout(function () {
        control.abort();
      }, patience) : null;
      return fetch(page + path, {
        method: 'POST',
        body: body,
        signal: control ? control.signal : undefined,
        credentials: 'same-origin',
        redirect: 'manual',
        keepalive: lastWord,
        headers: {
          'Content-Type': 'application/json',
          'X-CSRF-TOKEN': form.elements._csrf.value,
          'X-Requested-With': 'XMLHttpRequest'
        }
      }).finally(function () {
        clearTimeout(given);
      });
    }

    function grownOld(response) {
      return response.type === 'opaqueredirect' || response.status === 401 || response.status === 403;
    }

    // Whoever has signed in again meanwhile, in whatever window, finds a new token on the form's page.
    function renew() {
      var control = window.AbortController ? new AbortController() : null;
      var given = control ? setTimeout(function () {
        control.abort();
      }, patience) : null;
      return fetch(shown, {
        signal: control ? control.signal : undefined,
        credentials: 'same-origin',
        redirect: 'manual',
        headers: {'X-Requested-With': 'XMLHttpRequest'}
      }).then(function (response) {
        return response.ok ? response.text() : '';
      }).finally(function () {
        clearTimeout(given);
      }).then(function (text) {
        var fresh = new DOMParser().parseFromString(text, 'text/html');
        var token = fresh.querySelector('input[name=_csrf]');
        // Somebody else may have signed in at this browser: what was typed is not his.
        var writer = fresh.querySelector('input[name=writer]');
        var mine = form.querySelector('input[name=writer]');
        if (!token || writer && mine && writer.value !== mine.value) {
          return false;
        }
        document.querySelectorAll('input[name=_csrf]').forEach(function (old) {
          old.value = token.value;
        });
        return true;
      });
    }

    function fields() {
      var values = {};
      new FormData(form).forEach(function (value, name) {
        if (typeof value === 'string' && name !== '_csrf') {
          (values[name] = values[name] || []).push(value);
        }
      });
      return values;
    }

    function say(sentence) {
      if (sentence && status.textContent !== sentence) {
        status.textContent = sentence;
      }
    }

    function meet(sentences) {
      if (!present || !sentences) {
        return;
      }
      var shown = Array.from(present.children, function (line) {
        return line.textContent;
      });
      if (shown.join('\n') === sentences.join('\n')) {
        return;
      }
      present.replaceChildren.apply(present, sentences.map(function (sentence) {
        var line = document.createElement('p');
        line.textContent = sentence;
        return line;
      }));
    }
  }
})();
