import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PAGE_SYMBOL, sharedFace } from '../src/page/face.ts';
import { hands } from '../src/page/hands.ts';

/** Pointer and keys, for frames with an attendant: injected by the background right after it. */
export default defineUnlistedScript(() => {
  sharedFace()[PAGE_SYMBOL]?.takeHands?.(hands);
});
