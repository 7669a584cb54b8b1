import type { ComponentChildren, VNode } from 'preact';
import type { FormName, Frame } from '../page.ts';
import type { Attempt } from './attempt.ts';

interface FormProps {
  readonly frame: Frame;
  readonly name: FormName;
  /** '?platform=alexa': where a refused form is shown again */
  readonly query?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A form of ours. The browser's own checks are off: its messages are not in our words, and the API checks anyway. */
export const PostForm = ({ frame, name, query = '', class: className, children }: FormProps): VNode => (
  <form method="post" action={`/app/forms/${name}${query}`} class={className} novalidate>
    <input type="hidden" name="csrf" value={frame.csrf} />
    {children}
  </form>
);

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: string;
  readonly error?: string | null;
  /** Stands behind the field: a currency */
  readonly unit?: string;
  readonly value?: string;
  readonly type?: 'text' | 'password' | 'date' | 'time';
  readonly inputMode?: 'numeric' | 'decimal';
  readonly maxLength?: number;
}

/** A labelled line to type in, its hint and what is wrong with it. */
export function Field({ id, name, label, hint, error = null, unit, value = '', type = 'text', inputMode, maxLength }: FieldProps): VNode {
  const props = {
    id,
    name,
    autocomplete: 'off',
    ...(inputMode !== undefined && { inputMode }),
    ...(maxLength !== undefined && { maxLength }),
    ...described(id, hint, error),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && <Hint id={id} text={hint} />}
      <div class={unit === undefined ? undefined : 'with-unit'}>
        {type === 'password' && <input type="password" {...props} />}
        {type === 'date' && <input type="date" value={value} {...props} />}
        {type === 'time' && <input type="time" value={value} {...props} />}
        {type === 'text' && <input type="text" value={value} {...props} />}
        {unit !== undefined && <span aria-hidden="true">{unit}</span>}
      </div>
      <Wrong id={id} text={error} />
    </div>
  );
}

export type Option = readonly [value: string, label: string];

interface SelectProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly hint?: string;
  readonly error?: string | null;
}

export function Select({ id, name, label, value, options, hint, error = null }: SelectProps): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && <Hint id={id} text={hint} />}
      <select id={id} name={name} {...described(id, hint, error)}>
        <Options value={value} options={options} />
      </select>
      <Wrong id={id} text={error} />
    </div>
  );
}

export const Options = ({ value, options }: Pick<SelectProps, 'value' | 'options'>): VNode => (
  <>
    {options.map(([key, label]) => (
      <option key={key} value={key} selected={key === value}>
        {label}
      </option>
    ))}
  </>
);

const Hint = ({ id, text }: { readonly id: string; readonly text: string }): VNode => (
  <p class="hint" id={`${id}-hint`}>
    {text}
  </p>
);

export const Wrong = ({ id, text }: { readonly id: string; readonly text: string | null }): VNode | null =>
  text === null ? null : (
    <p class="wrong" id={`${id}-wrong`}>
      {text}
    </p>
  );

/** Joins a field to its hint and to what is wrong with it. */
export function described(
  id: string,
  hint: string | undefined,
  error: string | null,
): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } {
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(error === null ? [] : [`${id}-wrong`])];
  return { ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }), ...(error !== null && { 'aria-invalid': 'true' as const }) };
}

/** What a refused attempt leaves in a field. */
export const tried = (attempt: Attempt, name: string, kept: string): { value: string; error: string | null } => ({
  value: attempt.value(name, kept),
  error: attempt.error(name),
});
