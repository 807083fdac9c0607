/**
 * The scripts that run on pages of others, and on ours. Plain, small, without anything of third parties; each says what it does in its first line, since owners
 * read what they put on their website.
 */

/** On the website: puts the form in a frame where the script stands, and lets the frame be as high as the form. */
export const formEmbedScript = `/* Regulars: shows a form here. It loads nothing from anywhere else and keeps nothing. */
(function () {
  var script = document.currentScript
  var slug = script.getAttribute('data-form')
  var home = new URL(script.src).origin
  var query = new URLSearchParams({ embed: '1', page: location.href.slice(0, 2000), referrer: document.referrer.slice(0, 2000) })
  var visitor = window.regulars && window.regulars.visitor && window.regulars.visitor()
  if (visitor) query.set('visitor', visitor)
  var frame = document.createElement('iframe')
  frame.src = home + '/f/' + encodeURIComponent(slug) + '?' + query
  frame.title = script.getAttribute('data-title') || 'Form'
  frame.style.cssText = 'width:100%;border:0;display:block;min-height:20rem'
  script.parentNode.insertBefore(frame, script)
  addEventListener('message', function (event) {
    if (event.source !== frame.contentWindow || event.origin !== home || !event.data) return
    if (typeof event.data.regularsHeight === 'number') frame.style.height = Math.min(event.data.regularsHeight, 20000) + 'px'
    if (typeof event.data.regularsNext === 'string' && /^https?:/.test(event.data.regularsNext)) location.assign(event.data.regularsNext)
  })
})()
`

/** On every page for visitors, in a frame or by itself: tells its height, goes on, takes the visitor's own clock, and keeps a hasty second press from sending twice. */
export const formPageScript = `/* Regulars: a page for visitors. */
(function () {
  var framed = window.parent !== window
  function tell(data) { if (framed) parent.postMessage(data, '*') }
  if (framed) new ResizeObserver(function () { tell({ regularsHeight: document.documentElement.offsetHeight }) }).observe(document.documentElement)
  var next = document.querySelector('[data-next]')
  if (next) tell({ regularsNext: next.href })
  var zone = document.querySelector('select[data-zone]')
  var own = zone && Intl.DateTimeFormat().resolvedOptions().timeZone
  var here = new URL(location.href)
  if (own && own !== zone.value && !here.searchParams.has('zone')) {
    here.searchParams.set('zone', own)
    location.replace(here)
  }
  var fault = document.querySelector('[aria-invalid]')
  if (fault) fault.focus()
  document.querySelectorAll('form').forEach(function (form) {
    form.addEventListener('submit', function () { setTimeout(function () { form.querySelector('button').disabled = true }) })
  })
  addEventListener('pageshow', function () { document.querySelectorAll('form button').forEach(function (button) { button.disabled = false }) })
})()
`

/**
 * On the website, for visits: keeps a number in a cookie of that website and tells which pages are read, only once somebody agreed
 * (\`regulars.consent(true)\`), and never where the browser says that it does not want to be followed.
 */
export const trackingScript = `/* Regulars: tells which pages are read, only after regulars.consent(true); regulars.consent(false) forgets everything. No third parties. */
(function () {
  var script = document.currentScript
  var home = new URL(script.src).origin
  var name = 'regulars_visitor'
  function known() { var found = document.cookie.match(/(?:^|; )regulars_visitor=([\\w-]{16,64})/); return found ? found[1] : null }
  function keep(value, days) {
    document.cookie = name + '=' + value + '; path=/; max-age=' + days * 86400 + '; samesite=lax' + (location.protocol === 'https:' ? '; secure' : '')
  }
  var refused = navigator.globalPrivacyControl === true || navigator.doNotTrack === '1'
  var told = null
  function tell() {
    var visitor = known()
    if (refused || !visitor || told === location.href) return
    told = location.href
    fetch(home + '/api/v1/public/visits', { method: 'POST', keepalive: true, credentials: 'omit', headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ visitor: visitor, page: location.href.slice(0, 2000), title: document.title.slice(0, 300), referrer: document.referrer.slice(0, 2000) }) }).catch(function () {})
  }
  window.regulars = {
    consent: function (given) {
      if (!given) { keep('', 0); return }
      if (refused) return
      if (!known()) keep(crypto.randomUUID(), 395)
      tell()
    },
    visitor: function () { return refused ? null : known() },
    page: tell,
  }
  if (script.getAttribute('data-consent') === 'given') window.regulars.consent(true)
  else tell()
})()
`
