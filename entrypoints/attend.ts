import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { attend } from '../src/page/attend.ts';
import { PAGE_SYMBOL, sharedFace } from '../src/page/face.ts';

/** Pointer and keys, for frames with a mention: injected by the background together with the card. */
export default defineUnlistedScript(() => {
  const face = sharedFace()[PAGE_SYMBOL];
  if (face && !face.signal.aborted) face.attendant ??= attend(face);
});
