import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { attend } from '../src/page/attend.ts';
import { PAGE_SYMBOL, sharedFace } from '../src/page/face.ts';
import { removeLeftovers } from '../src/page/leftovers.ts';

/** Marks and counts, for frames where a name may be marked: injected by the background. */
export default defineUnlistedScript(() => {
  const face = sharedFace()[PAGE_SYMBOL];
  if (!face || face.isAttended || face.signal.aborted) return;
  face.isAttended = true;
  if (import.meta.env.FIREFOX) removeLeftovers(document);
  void attend(face).then((attendant) => {
    if (!face.signal.aborted) face.attended(attendant);
  });
});
