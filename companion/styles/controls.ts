/** Buttons and fields. One strong button per form; whatever else can be pressed is quiet. */
export const controls = /* css */ `
button[type="submit"], a.button {
  display: inline-flex;
  width: auto;
  margin: 0;
  padding: 11px 22px;
  align-items: center;
  justify-content: center;
  gap: 8px;
  border: 1px solid var(--accent);
  border-radius: 99px;
  background: var(--accent);
  color: var(--on-accent);
  font-size: 0.9375rem;
  font-weight: 600;
  line-height: 1.4;
  text-decoration: none;
  box-shadow: none;
}

:is(button[type="submit"], a.button):hover {
  background: color-mix(in oklab, var(--accent) 86%, var(--text));
  border-color: transparent;
}

:is(button[type="submit"], a.button).quiet {
  padding: 8px 16px;
  border-color: var(--line);
  background: transparent;
  color: var(--text);
  font-size: 0.875rem;
}

:is(button[type="submit"], a.button).quiet:hover { border-color: var(--accent); color: var(--accent); }

:is(button[type="submit"], a.button).danger {
  border-color: var(--danger);
  background: transparent;
  color: var(--danger);
}

a.button.danger { padding: 8px 16px; font-size: 0.875rem; }
:is(button[type="submit"], a.button).danger:hover { background: var(--danger-tint); border-color: var(--danger); }

a.plain { padding: 8px 4px; color: var(--soft); font-size: 0.875rem; }

.actions {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 10px 12px;
}

a.go {
  display: inline-flex;
  align-items: center;
  gap: 4px;
  font-size: 0.9375rem;
  font-weight: 600;
  text-decoration: none;
}

a.go:hover { text-decoration: underline; }
a.go .icon { width: 1.1em; height: 1.1em; }

.field { display: grid; align-content: start; gap: 6px; }
.field > label, fieldset > legend { color: var(--text); font-size: 0.9375rem; font-weight: 600; }
fieldset { min-width: 0; border: 0; }
.hint { color: var(--soft); font-size: 0.875rem; line-height: 1.45; }

:root:root :is(input:not([type="checkbox"], [type="radio"]), select) {
  height: auto;
  min-height: 46px;
  margin: 0;
  padding: 9px 14px;
  border: 1px solid var(--edge);
  border-radius: 12px;
  background-color: var(--panel);
  color: var(--text);
  font-size: 1rem;
  box-shadow: none;
}

:root:root select {
  padding-inline-end: 36px;
  background-image: linear-gradient(45deg, transparent 50%, currentColor 50%), linear-gradient(-45deg, transparent 50%, currentColor 50%);
  background-position: calc(100% - 20px) 55%, calc(100% - 15px) 55%;
  background-repeat: no-repeat;
  background-size: 5px 5px;
}

:root:root :is(input, select)[aria-invalid="true"] { border: 2px solid var(--danger); }

.wrong { color: var(--danger); font-size: 0.875rem; font-weight: 600; }

.with-unit { position: relative; }
:root:root .with-unit input { padding-inline-end: 60px; }
.with-unit span {
  position: absolute;
  inset-block: 0;
  inset-inline-end: 16px;
  display: grid;
  align-items: center;
  color: var(--soft);
  font-size: 0.875rem;
  font-weight: 600;
  pointer-events: none;
}

.choice {
  display: flex;
  padding-block: 6px;
  align-items: flex-start;
  gap: 12px;
  font-weight: 550;
  line-height: 1.5;
  cursor: pointer;
}

:root:root .choice input {
  width: 20px;
  height: 20px;
  margin: 2px 0 0;
  flex: none;
  appearance: auto;
  accent-color: var(--accent);
}

.hint.under { margin-inline-start: 32px; }

.grid { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 18px 20px; }
:is(.grid.narrow, .filter .grid) { grid-template-columns: repeat(3, minmax(0, 1fr)); }

@media (max-width: 620px) {
  .grid, .filter .grid { grid-template-columns: minmax(0, 1fr); }
  .grid.narrow { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 14px; }
  form:not(.actions) > button[type="submit"] { width: 100%; }
}
`;
