import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PAGE_SYMBOL, sharedFace } from '../src/page/face.ts';
import { createHands } from '../src/page/hands.ts';

/** Pointer and keys, for frames with marks: injected by the background when there is to be the first. */
export default defineUnlistedScript(() => {
  sharedFace()[PAGE_SYMBOL]?.takeHands?.(createHands);
});
