import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './icon.tsx';

/** A page's own heading and, in one sentence, what it is for. */
export const Head = ({ title, text }: { readonly title: string; readonly text?: string }): VNode => (
  <div class="head">
    <h1>{title}</h1>
    {text !== undefined && <p>{text}</p>}
  </div>
);

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

export const Section = ({ id, title, text, class: className, children }: SectionProps): VNode => (
  <section class={className === undefined ? 'panel' : `panel ${className}`} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {text !== undefined && <p class="lead">{text}</p>}
    {children}
  </section>
);

/** A link that looks like what it is: the way to go on. */
export const Go = ({ to, children }: { readonly to: string; readonly children: ComponentChildren }): VNode => (
  <a class="go" href={to}>
    {children}
    <Icon name="next" />
  </a>
);
