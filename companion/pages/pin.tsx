import type { VNode } from 'preact';
import { type Proof, proofs } from '#skill';
import type { Output } from '../api/operations.ts';
import { momentText } from '../format.ts';
import type { Frame, Page } from '../page.ts';
import { attemptOf } from '../parts/attempt.ts';
import { Field, PostForm } from '../parts/fields.tsx';
import { Head } from '../parts/head.tsx';
import { Notice } from '../parts/notices.tsx';

interface Data {
  readonly proof: Output<'readProof'>;
  readonly zone: string;
}

const order: readonly Proof[] = ['pin', 'platform-pin', 'app', 'none'];

/** How the customer proves who is speaking. Digits go in here and never come out. */
export const pin: Page<Data> = {
  path: '/app/pin',
  title: 'pin.title',
  load: async (api) => {
    const [proof, { zone }] = await Promise.all([api.readProof({}), api.readSettings({})]);
    return { proof, zone };
  },
  render: (data, frame) => <Pin {...data} frame={frame} />,
};

function Pin({ proof, zone, frame }: Data & { readonly frame: Frame }): VNode {
  const { words: t } = frame;
  const attempt = attemptOf(frame, 'proof');
  const chosen = proofs.find((one) => one === attempt.value('chosen', proof.chosen)) ?? proof.chosen;
  return (
    <>
      <Head title={t('pin.title')} text={t('pin.text')} />
      {proof.locked && (
        <Notice kind="bad">
          <p class="strong">{t('pin.locked')}</p>
          <p>{t('pin.locked.text')}</p>
        </Notice>
      )}
      <div class="panel">
        <PostForm frame={frame} name="proof" class="proofs">
          <fieldset>
            <legend>{t('pin.choose')}</legend>
            {order.map((one) => (
              <Choice key={one} proof={one} chosen={one === chosen} frame={frame} />
            ))}
          </fieldset>
          <button type="submit">{t(proof.locked ? 'pin.reset' : 'save')}</button>
        </PostForm>
        {proof.changedAt !== null && <p class="small">{t('pin.changed', { at: momentText(frame.locale, proof.changedAt, zone) })}</p>}
      </div>
      <p class="small">{t('pin.never')}</p>
    </>
  );
}

function Choice({ proof, chosen, frame }: { readonly proof: Proof; readonly chosen: boolean; readonly frame: Frame }): VNode {
  const { words: t } = frame;
  return (
    <div class="proof">
      <label class="choice">
        <input type="radio" name="chosen" value={proof} checked={chosen} aria-describedby={`proof-${proof}`} />
        {t(`proof.${proof}`)}
      </label>
      <p class="hint under" id={`proof-${proof}`}>
        {t(`proof.${proof}.text`)}
      </p>
      {proof === 'pin' && <PinFields frame={frame} form="proof" />}
    </div>
  );
}

/** Twice, so that a slip is noticed; empty again after a refusal, since digits never come back from us. */
export function PinFields({ frame, form }: { readonly frame: Frame; readonly form: string }): VNode {
  const { words: t } = frame;
  const attempt = attemptOf(frame, form);
  const digits = { type: 'password', inputMode: 'numeric', maxLength: 6 } as const;
  return (
    <div class="pin-fields">
      <Field id="pin" name="pin" label={t('pin.new')} error={attempt.error('pin')} {...digits} />
      <Field id="again" name="again" label={t('pin.again')} error={attempt.error('again')} {...digits} />
    </div>
  );
}
