/**
 * A page script that spoils everything a script may rely on. It travels as text in a page of the tests. While the page is
 * *poisoned*, whatever it has replaced notes who calls it and throws; the real key W puts everything back, so that the
 * test can look, and Q spoils it again. (Keys, because a call from the test would need what is spoilt.)
 *
 * `window.called` holds the names of all that was called while it was spoilt.
 */
export const poison = `
(() => {
  const called = (window.called = []);
  const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames } = Object;
  const ErrorClass = Error;
  const victims = [];
  const names = ['Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Promise', 'String', 'Number', 'RegExp',
    'Function', 'Object', 'JSON', 'Math', 'Symbol', 'Reflect', 'Date', 'Intl', 'Uint8Array', 'Uint32Array', 'TextEncoder',
    'Node', 'Element', 'HTMLElement', 'Document', 'DocumentFragment', 'ShadowRoot', 'CharacterData', 'Text', 'Attr',
    'EventTarget', 'Event', 'Range', 'StaticRange', 'AbstractRange', 'Selection', 'Highlight', 'HighlightRegistry', 'CSS',
    'CSSStyleSheet', 'MutationObserver', 'MutationRecord', 'ResizeObserver', 'IntersectionObserver', 'AbortController',
    'AbortSignal', 'TreeWalker', 'NodeList', 'HTMLCollection', 'DOMRect', 'DOMRectReadOnly', 'DOMTokenList', 'Performance',
    'Crypto', 'History', 'Navigation', 'CustomElementRegistry', 'MessagePort', 'Scheduler', 'StorageManager', 'IDBFactory'];
  const globals = ['setTimeout', 'clearTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback',
    'queueMicrotask', 'structuredClone', 'atob', 'btoa', 'fetch', 'getSelection', 'getComputedStyle', 'postMessage',
    'dispatchEvent', 'addEventListener', 'removeEventListener'];
  // Without these the page's own key handler could not put anything back.
  const spared = new Set(['EventTarget.addEventListener', 'Function.Symbol(Symbol.hasInstance)']);

  const spoil = (object, key, label) => {
    const own = getOwnPropertyDescriptor(object, key);
    if (!own || !own.configurable || spared.has(label) || key === 'constructor' || key === 'prototype') return;
    const note = () => { called[called.length] = label; };
    let evil;
    if (typeof own.value === 'function') {
      evil = { ...own, value: function () { note(); throw new ErrorClass('spoilt: ' + label); } };
    } else if (own.get) {
      evil = { ...own, get() { note(); throw new ErrorClass('spoilt: ' + label); }, set() { note(); } };
    } else return;
    victims[victims.length] = [object, key, own, evil];
  };
  for (let n = 0; n < names.length; n++) {
    const face = window[names[n]];
    if (!face) continue;
    const faces = typeof face === 'function' ? [face, face.prototype] : [face];
    for (let f = 0; f < faces.length; f++) {
      const keys = Reflect.ownKeys(faces[f]);
      for (let k = 0; k < keys.length; k++) spoil(faces[f], keys[k], names[n] + '.' + String(keys[k]));
    }
  }
  for (let n = 0; n < globals.length; n++) spoil(window, globals[n], globals[n]);

  // Whatever looks up a key that is not there finds one of the page's.
  const sly = ['type', 'payload', 'id', 'runtime', 'entity', 'mark', 'signal', 'block', 'lang', 'heading', 'command', 'value',
    'enumerable', 'configurable', 'get', 'set'];
  const traps = [];
  for (let n = 0; n < sly.length - 4; n++) {
    traps[n] = { configurable: true, get() { called[called.length] = 'Object.prototype.' + sly[n]; return 'evil'; },
      set() { called[called.length] = 'Object.prototype.' + sly[n] + '='; } };
  }
  const proto = Object.prototype;
  const ObjectFace = { defineProperty };

  window.spoilt = victims.length;
  let isSpoilt = false;
  const put = (evil) => {
    if (isSpoilt === evil) return;
    isSpoilt = evil;
    if (!evil) for (let n = 0; n < traps.length; n++) delete proto[sly[n]];
    for (let n = 0; n < victims.length; n++) {
      try { ObjectFace.defineProperty(victims[n][0], victims[n][1], victims[n][evil ? 3 : 2]); } catch {}
    }
    if (evil) for (let n = 0; n < traps.length; n++) ObjectFace.defineProperty(proto, sly[n], traps[n]);
  };
  addEventListener('keydown', (event) => {
    if (event.key === 'w') put(false);
    if (event.key === 'q') put(true);
  }, true);
  put(true);
})();
`;
