/** The element with this id; throws if the page and its script do not fit. */
export function byId<E extends HTMLElement>(id: string, type: new () => E): E {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`no ${type.name} #${id} on the page`);
  return found;
}

/** A new element with a class and children; text becomes text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  made.append(...children);
  return made;
}

/** Fills an element, and hides it when there is nothing to show. */
export function show(where: HTMLElement, text: string | null): void {
  where.textContent = text ?? '';
  where.hidden = text === null || text === '';
}
