// Which passages of a text stand character for character in others: the same search as the server's CopiedPassages.
(function () {
  'use strict';

  var shortest = 13;
  var shortestSentence = 5;
  var longest = 10000;
  var ends = '。！？；\n';

  // Remembers where every beginning of a passage stands in the sources, once.
  window.copiedPassages = function (sources) {
    var places = new Map();
    var sentences = new Set();
    sources.forEach(function (source) {
      for (var at = 0; at + shortest <= source.length; at++) {
        var beginning = source.slice(at, at + shortest);
        (places.get(beginning) || places.set(beginning, []).get(beginning)).push({source: source, at: at});
      }
      for (var begin = 0; begin < source.length; begin++) {
        var sentence = sentenceAt(source, begin);
        if (sentence.length >= shortestSentence && sentence.length < shortest) {
          sentences.add(sentence);
        }
      }
    });

    return function (text) {
      var pieces = [];
      var fresh = 0;
      var at = 0;
      function add(from, to, copied) {
        if (from < to) {
          pieces.push({text: text.slice(from, to), copied: copied});
        }
      }
      while (text.length <= longest && at < text.length) {
        var length = longestAt(text, at, places.get(text.slice(at, at + shortest)) || []);
        if (length === 0 && sentences.has(sentenceAt(text, at))) {
          length = sentenceAt(text, at).length;
        }
        if (length > 0) {
          add(fresh, at, false);
          add(at, at + length, true);
          fresh = at + length;
        }
        at += Math.max(length, 1);
      }
      add(fresh, text.length, false);
      return pieces;
    };
  };

  // The sentence that begins there, or nothing if none does.
  function sentenceAt(text, at) {
    if (at > 0 && ends.indexOf(text[at - 1]) < 0 || ends.indexOf(text[at]) >= 0) {
      return '';
    }
    var end = at;
    while (end < text.length && ends.indexOf(text[end]) < 0) {
      end++;
    }
    return text.slice(at, end + 1);
  }

  function longestAt(text, at, places) {
    return places.reduce(function (most, place) {
      var length = 0;
      while (at + length < text.length && place.at + length < place.source.length
          && text[at + length] === place.source[place.at + length]) {
        length++;
      }
      return Math.max(most, length);
    }, 0);
  }
})();
