// Runs before the first paint: the kept theme and language, so that nothing flashes. A file of its own because of the CSP.
(function () {
  try {
    var root = document.documentElement;
    var scheme = localStorage.getItem('abat.theme');
    var locale = localStorage.getItem('abat.locale');
    if (scheme === 'light' || scheme === 'dark') root.dataset.mantineColorScheme = scheme;
    if (locale === 'kk' || locale === 'ru' || locale === 'en') root.lang = locale;
  } catch {
    return; // Storage may be forbidden: the defaults of the page stay.
  }
})();
