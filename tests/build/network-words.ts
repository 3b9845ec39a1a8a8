/**
 * Ways by which a script can make the browser ask for something, each with code that the pattern must catch. Built code
 * is minified but names of the platform stay as they are; looking for the word wherever it stands is stricter than
 * looking for a call.
 */
export const networkWords: { name: string; pattern: RegExp; caught: string }[] = [
  { name: 'fetch', pattern: /\bfetch\b/, caught: 'let f=globalThis.fetch;f(u)' },
  { name: 'XMLHttpRequest', pattern: /\bXMLHttpRequest\b/, caught: 'new XMLHttpRequest' },
  { name: 'WebSocket', pattern: /\bWebSocket(Stream)?\b/, caught: 'new WebSocket(u)' },
  { name: 'WebTransport', pattern: /\bWebTransport\b/, caught: 'new WebTransport(u)' },
  { name: 'RTCPeerConnection', pattern: /\bRTCPeerConnection\b/, caught: 'new RTCPeerConnection()' },
  { name: 'EventSource', pattern: /\bEventSource\b/, caught: 'new EventSource(u)' },
  { name: 'sendBeacon', pattern: /\bsendBeacon\b/, caught: 'navigator.sendBeacon(u)' },
  { name: 'Image', pattern: /\bnew (?:[\w$]+\.)*(?:Image|Audio)\b/, caught: 'new window.Image().x=u' },
  { name: 'src', pattern: /\b(?:src|srcset|srcdoc)\b|\bposter\b/, caught: 'i.src=u' },
  {
    name: 'elements that load',
    pattern:
      /<(?:img|iframe|script|link|object|embed|video|audio|source|track|frame|portal|fencedframe)[\s>]|createElement(?:NS)?\([^)]{0,80}["'`](?:img|iframe|script|link|object|embed|video|audio|source|track|frame|portal|fencedframe)["'`]|\b(?:jsx|jsxs|h)\(["'`](?:img|iframe|script|link|object|embed|video|audio|source|track|frame|portal|fencedframe)["'`]/,
    caught: 'createElement("iframe")',
  },
  { name: 'image in SVG', pattern: /["'`]image["'`]|\bfeImage\b|\bxlink:href\b/, caught: 'createElementNS(n,"image")' },
  { name: 'import', pattern: /\bimport\s*\(|\bimportScripts\b/, caught: 'import(u)' },
  { name: 'worker', pattern: /\bnew (?:[\w$]+\.)*(?:Shared)?Worker\b|\bserviceWorker\b/, caught: 'new Worker(u)' },
  { name: 'style that loads', pattern: /\burl\s*\(|@import|@font-face|\bFontFace\b/, caught: 'background:url(u)' },
  {
    name: 'navigation',
    pattern:
      /\blocation\.(?:href\s*=[^=]|assign|replace|reload)|\blocation\s*=[^=]|\bwindow\.open\b|\.submit\(|\brequestSubmit\b/,
    caught: 'location.href=u',
  },
  { name: 'eval', pattern: /\beval\s*\(|\bnew Function\b|\bFunction\(/, caught: 'eval(s)' },
];
