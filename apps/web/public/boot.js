// Runs before the first paint: the kept theme and language, so that nothing flashes, and all that the screen will need is
// asked for at once. A file of its own because of the CSP.
(function () {
  var root = document.documentElement;
  var isKnown = function (locale) {
    return locale === 'kk' || locale === 'ru' || locale === 'en';
  };
  function ask(attributes) {
    var link = document.createElement('link');
    for (var name in attributes) link.setAttribute(name, attributes[name]);
    document.head.appendChild(link);
  }
  function askForParts(locale, isSignedIn) {
    var plan = document.getElementById('parts');
    if (!plan) return;
    var screen = location.pathname === '/wall' ? 'wall' : isSignedIn ? 'console' : 'door';
    var parts = JSON.parse(plan.textContent)[screen];
    parts.words[locale].concat(parts.scripts).forEach(function (file) {
      ask({ rel: 'modulepreload', href: '/' + file });
    });
  }
  try {
    var scheme = localStorage.getItem('abat.theme');
    var kept = localStorage.getItem('abat.locale');
    if (scheme === 'light' || scheme === 'dark') root.dataset.mantineColorScheme = scheme;
    var spoken = navigator.languages
      .map(function (tag) {
        return tag.slice(0, 2);
      })
      .find(isKnown);
    var locale = isKnown(kept) ? kept : spoken || 'ru';
    root.lang = locale;
    document.querySelector('link[rel=manifest]').href = '/manifest.' + locale + '.webmanifest';
    askForParts(locale, localStorage.getItem('abat.session') !== null);
  } catch {
    return; // Storage may be forbidden: the defaults of the page stay.
  }
})();
