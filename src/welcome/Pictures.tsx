import type { ComponentChildren } from 'preact';
import { common } from '../i18n/catalogue/common.ts';
import { welcome } from '../i18n/catalogue/welcome.ts';
import type { Language } from '../i18n/languages.ts';
import { GoalTile } from '../ui/GoalTiles.tsx';

/** What the extension does in three pictures; drawn, so that they follow language, colours and zoom. */
export function Pictures({ language }: { language: Language }) {
  const t = welcome(language);
  return (
    <section class="pictures" aria-labelledby="pictures-head">
      <h2 id="pictures-head">{t('pictures')}</h2>
      <ol>
        <Picture title={t('picture1')} means={t('picture1Means')}>
          <MarkedPage />
        </Picture>
        <Picture title={t('picture2')} means={t('picture2Means')}>
          <CardAtWord />
        </Picture>
        <Picture title={t('picture3')} means={t('picture3Means')}>
          <Grounds language={language} />
        </Picture>
      </ol>
    </section>
  );
}

function Picture(props: { title: string; means: string; children: ComponentChildren }) {
  return (
    <li>
      <div class="picture" aria-hidden="true">
        {props.children}
      </div>
      <h3>{props.title}</h3>
      <p class="soft">{props.means}</p>
    </li>
  );
}

/** Text as grey lines, in which two names are marked. */
function MarkedPage() {
  return (
    <svg class="drawing" viewBox="0 0 240 132" aria-hidden="true">
      <rect class="paper" x="22" y="14" width="196" height="132" rx="6" />
      <path class="text" d="M40 36h60M40 56h34M138 56h62M40 76h160M40 96h70M176 96h24M40 116h120" />
      <path class="text name" d="M80 56h52M116 96h54" />
      <path class="mark" d="M78 64h56" />
      <path class="mark possible" d="M114 104h58" />
    </svg>
  );
}

/** A marked word, and the card that hangs from it. */
function CardAtWord() {
  return (
    <svg class="drawing" viewBox="0 0 240 132" aria-hidden="true">
      <path class="text" d="M22 22h52M142 22h76" />
      <rect class="now" x="78" y="12" width="60" height="20" />
      <path class="text name" d="M82 22h52" />
      <path class="mark" d="M80 30h56" />
      <rect class="lifted" x="64" y="42" width="152" height="110" rx="8" />
      <path class="edge" d="M64 47v3h152v-3a8 8 0 0 0-8-5H72a8 8 0 0 0-8 5z" />
      <path class="text name" d="M78 64h62" />
      <path class="text thin" d="M78 77h84M78 96h22M112 96h76M78 114h22M112 114h58" />
      <path class="rule" d="M78 87h124M78 105h124" />
      <path class="pointer" d="M118 26l0 17 4-4 3 7 3-1.400-3-6.800 6-.4z" />
    </svg>
  );
}

/** A goal that a source states beside one that the editors judged. */
function Grounds({ language }: { language: Language }) {
  const t = common(language);
  return (
    <div class="grounds">
      <div>
        <GoalTile number={2} basis="stated" />
        <b>{t('stated')}</b>
        <span class="filler" />
      </div>
      <div>
        <GoalTile number={4} basis="editorial" />
        <span>{t('judged')}</span>
        <span class="filler short" />
      </div>
    </div>
  );
}
