import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { attend } from '../src/page/attend.ts';
import { PAGE_SYMBOL, sharedFace } from '../src/page/face.ts';

/** Pointer, keys and counts, for frames that name somebody: injected by the background together with the card. */
export default defineUnlistedScript(() => {
  const face = sharedFace()[PAGE_SYMBOL];
  if (face && !face.attendant && !face.signal.aborted) face.attended(attend(face));
});
