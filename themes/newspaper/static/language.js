// Remembers the language a reader chose, and leads there from the root of the site. Without it nothing is lost.
(function () {
  "use strict";
  var key = "digest-language";
  function remember(code) {
    try { localStorage.setItem(key, code); } catch (error) { /* storage is off: the choice is asked for again */ }
  }
  function remembered() {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  }
  document.querySelectorAll("a[data-language]").forEach(function (link) {
    link.addEventListener("click", function () { remember(link.dataset.language); });
    if (document.querySelector(".doors") && link.dataset.language === remembered() && location.hash !== "#choose") {
      location.replace(link.href);
    }
  });
})();
