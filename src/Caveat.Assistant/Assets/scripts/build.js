/** Makes an element with text and children, never with HTML: what people wrote stays text. */
export function build(name, { class: classes, words, ...attributes } = {}, ...children) {
  const element = document.createElement(name);
  if (classes) element.className = classes;
  if (words !== undefined) element.textContent = words;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}
