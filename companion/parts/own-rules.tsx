import type { VNode } from 'preact';
import { households } from '#skill';
import type { Output } from '../api/operations.ts';
import type { Frame } from '../page.ts';
import { attemptOf } from './attempt.ts';
import { PostForm } from './fields.tsx';
import { Matrix } from './matrix.tsx';
import { householdOf, isRoom } from './sentence.ts';

type Sharing = Output<'listSharing'>[number];

interface OwnRulesProps {
  readonly sharing: Sharing;
  /** Live ones of this platform */
  readonly links: Output<'listLinks'>;
  readonly accounts: Output<'listAccounts'>;
  readonly frame: Frame;
}

/** For whoever wants to decide it all: who else may hear, and every cell. */
export function OwnRules({ sharing, links, accounts, frame }: OwnRulesProps): VNode {
  const { words: t } = frame;
  const { platform, bundle } = sharing;
  const query = `?platform=${platform}`;
  const attempt = attemptOf(frame, 'cells');
  return (
    <details class="own" open={bundle === null || attempt.refused}>
      <summary>{t('own.title')}</summary>
      {isRoom(platform) && (
        <PostForm frame={frame} name="household" query={query} class="household">
          <input type="hidden" name="platform" value={platform} />
          <fieldset>
            <legend>{t('household.title')}</legend>
            <p class="hint">{t('household.text')}</p>
            {households.map((one) => (
              <label key={one} class="choice">
                <input type="radio" name="household" value={one} checked={one === householdOf(links)} />
                {t(`household.${one}`)}
              </label>
            ))}
          </fieldset>
          <button type="submit" class="quiet">
            {t('household.save')}
          </button>
        </PostForm>
      )}
      <PostForm frame={frame} name="cells" query={query}>
        <input type="hidden" name="platform" value={platform} />
        <h3>{t('matrix.title')}</h3>
        <p class="hint">{t('matrix.text')}</p>
        <dl class="key">
          {(['exact', 'rounded', 'threshold', 'nothing'] as const).map((one) => (
            <div key={one}>
              <dt>{t(`precision.${one}`)}</dt>
              <dd>{t(`precision.${one}.text`)}</dd>
            </div>
          ))}
        </dl>
        <Matrix sharing={sharing} accounts={accounts} words={t} chosen={(field, kept) => attempt.value(field, kept)} />
        <button type="submit">{t('matrix.save')}</button>
      </PostForm>
    </details>
  );
}
