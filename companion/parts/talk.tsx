import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import type { Words } from '../words.ts';
import { Icon } from './icon.tsx';

type Example = Output<'hearExample'>[number];

/** An invented talk through the customer's own rules: as they would hear it, and as anybody else would. */
export const Talk = ({ example: { listener, lines }, words: t }: { readonly example: Example; readonly words: Words }): VNode => (
  <div class="talk">
    <h3>
      <Icon name={listener === 'me' ? 'me' : 'room'} />
      {t(`talk.${listener}`)}
    </h3>
    <dl>
      {lines.map(({ they, we }) => (
        <div key={they}>
          <dt class="they">{they}</dt>
          <dd class="we">{we}</dd>
        </div>
      ))}
    </dl>
  </div>
);
