/** Two colours come from the brand (--brand-accent, --brand-ink), all others follow from them. */
export const base = /* css */ `
:root {
  color-scheme: light dark;
  --accent: light-dark(var(--brand-accent), color-mix(in oklab, var(--brand-accent) 50%, white));
  --on-accent: light-dark(#fff, var(--brand-ink));
  --text: light-dark(var(--brand-ink), #e8eeee);
  --soft: light-dark(color-mix(in oklab, var(--brand-ink) 74%, white), #a9b8ba);
  --page: light-dark(color-mix(in oklab, var(--brand-accent) 4%, #fbfbfa), color-mix(in oklab, var(--brand-ink) 55%, #05090b));
  --panel: light-dark(#fff, color-mix(in oklab, var(--brand-ink) 82%, #05090b));
  --line: light-dark(color-mix(in oklab, var(--brand-ink) 12%, white), color-mix(in oklab, var(--brand-ink) 80%, white));
  --edge: light-dark(color-mix(in oklab, var(--brand-ink) 52%, white), color-mix(in oklab, var(--brand-ink) 45%, white));
  --tint: light-dark(color-mix(in oklab, var(--brand-accent) 8%, white), color-mix(in oklab, var(--brand-accent) 24%, var(--brand-ink)));
  --danger: light-dark(#a02c1c, #ffb4a6);
  --danger-tint: light-dark(#fcefec, #3c211c);
  --lift: 0 0 0 1px light-dark(color-mix(in oklab, var(--brand-ink) 5%, transparent), color-mix(in oklab, var(--brand-ink) 88%, white)),
    0 12px 32px -20px rgb(16 36 43 / 20%);
  --round: 20px;
}

/* Twice :root, to weigh as much as Pico's own themes. Its icons are data: addresses, which the pages' policy does not admit. */
:root:root {
  --pico-font-size: 100%;
  --pico-line-height: 1.5;
  --pico-background-color: var(--page);
  --pico-color: var(--text);
  --pico-muted-color: var(--soft);
  --pico-h1-color: var(--text);
  --pico-h2-color: var(--text);
  --pico-h3-color: var(--text);
  --pico-primary: var(--accent);
  --pico-primary-underline: color-mix(in oklab, var(--accent) 45%, transparent);
  --pico-primary-hover: var(--text);
  --pico-primary-background: var(--accent);
  --pico-primary-border: var(--accent);
  --pico-primary-hover-background: color-mix(in oklab, var(--accent) 86%, var(--text));
  --pico-primary-hover-border: transparent;
  --pico-primary-focus: color-mix(in oklab, var(--accent) 45%, transparent);
  --pico-primary-inverse: var(--on-accent);
  --pico-form-element-background-color: var(--panel);
  --pico-form-element-active-background-color: var(--panel);
  --pico-form-element-border-color: var(--edge);
  --pico-form-element-active-border-color: var(--accent);
  --pico-form-element-color: var(--text);
  --pico-form-element-invalid-border-color: var(--danger);
  --pico-form-element-invalid-active-border-color: var(--danger);
  --pico-table-border-color: var(--line);
  --pico-border-radius: 12px;
  --pico-accordion-border-color: var(--line);
  --pico-accordion-active-summary-color: var(--text);
  --pico-accordion-close-summary-color: var(--text);
  --pico-accordion-open-summary-color: var(--text);
  --pico-icon-chevron: none;
  --pico-icon-checkbox: none;
  --pico-icon-minus: none;
  --pico-icon-loading: none;
  --pico-icon-date: none;
  --pico-icon-time: none;
  --pico-icon-search: none;
  --pico-icon-close: none;
  --pico-icon-valid: none;
  --pico-icon-invalid: none;
}

body {
  min-height: 100vh;
  font-family: "Inter", "Segoe UI Variable Text", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  -webkit-font-smoothing: antialiased;
  overflow-wrap: break-word;
}

p, h1, h2, h3, ul, ol, dl, dd, dt, fieldset, legend, figure, label, table, form {
  margin: 0;
  padding: 0;
}

ul li, ol li {
  margin: 0;
  list-style: none;
}

h1 {
  font-size: clamp(1.75rem, 4vw, 2.125rem);
  font-weight: 680;
  letter-spacing: -0.026em;
  line-height: 1.12;
  text-wrap: balance;
}

h2 {
  font-size: 1.1875rem;
  font-weight: 640;
  letter-spacing: -0.012em;
  line-height: 1.3;
}

h3 {
  font-size: 1rem;
  font-weight: 620;
  line-height: 1.35;
}

.strong { font-weight: 620; }
.small, small { color: var(--soft); font-size: 0.875rem; }
p { text-wrap: pretty; }

:root:root :focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 3px;
  box-shadow: none;
}

main:focus { outline: none; }

.unseen, .skip:not(:focus) {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

a.skip.skip:focus {
  position: absolute;
  z-index: 3;
  top: 8px;
  left: 8px;
  padding: 10px 16px;
  border-radius: 12px;
  background: var(--panel);
}

.icon {
  width: 1.25em;
  height: 1.25em;
  flex: none;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.7;
  stroke-linecap: round;
  stroke-linejoin: round;
}

@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after {
    animation: none !important;
    transition: none !important;
  }
}
`;
