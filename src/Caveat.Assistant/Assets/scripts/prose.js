// What only a browser can do for rendered text: copy a listing, set TeX as MathML, draw a diagram in a frame of its own.
// Blocks may come and go while an answer arrives, so this watches the page; without it the text stands as it was written.

const SETTLED = 400; // Milliseconds that a block must have stood before it is drawn: the last one of an answer changes many times a second.
const PATIENCE = 15_000;
const MAX_HEIGHT = 4000;
const MATHML = 'http://www.w3.org/1998/Math/MathML';
const ELEMENTS = new Set('math semantics mrow mi mo mn mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd'.split(' '));
const ATTRIBUTES = new Set(('display displaystyle scriptlevel mathvariant stretchy fence separator lspace rspace minsize maxsize symmetric largeop movablelimits accent accentunder form '
  + 'linethickness width height depth voffset rowspacing columnspacing columnalign columnlines rowlines columnspan rowspan notation mathcolor mathbackground').split(' '));

let temml;

async function setMaths(element) {
  element.dataset.set = '';
  try {
    temml ??= import('../maths/temml.mjs');
    const { default: library } = await temml;
    const tree = library.__renderToMathMLTree(element.textContent, {
      displayMode: element.dataset.tex === 'display', throwOnError: true, trust: false, maxSize: [20, 200], maxExpand: 500,
    });
    const set = nodeOf(tree);
    // The TeX stays the name: screen readers that read no MathML say it, and what they say is what was written.
    if (set instanceof Element) set.setAttribute('aria-label', element.textContent);
    element.replaceChildren(set);
  } catch {
    element.dataset.set = 'failed'; // The TeX stays.
  }
}

// INVARIANT: only MathML, only the attributes above; a link, an identifier or a handler cannot come out of TeX.
function nodeOf(tree) {
  if (tree.text !== undefined) return document.createTextNode(tree.text);
  const isKnown = ELEMENTS.has(tree.type);
  const node = isKnown ? document.createElementNS(MATHML, tree.type) : document.createDocumentFragment();
  if (isKnown) {
    for (const [name, value] of Object.entries(tree.attributes ?? {})) {
      if (ATTRIBUTES.has(name)) node.setAttribute(name, value);
      // An attribute "style" would break the page's policy; its rules, set one by one, do not.
      else if (name === 'style') for (const [rule, size] of rulesOf(value)) node.style.setProperty(rule, size);
    }
    for (const [rule, size] of Object.entries(tree.style ?? {})) if (isPlain(size)) node.style[rule] = size;
    if (tree.classes?.length) node.setAttribute('class', tree.classes.filter(name => /^[\w-]+$/.test(name)).join(' '));
  }
  for (const child of tree.children ?? []) node.append(nodeOf(child));
  return node;
}

const isPlain = value => /^[\w.%#\s+-]*$/.test(value);
const rulesOf = text => text.split(';').map(rule => rule.split(':').map(part => part.trim())).filter(rule => rule.length === 2 && isPlain(rule[1]));

function drawDiagram(figure) {
  figure.dataset.drawn = '';
  const source = figure.querySelector('code').textContent;
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts'); // Never allow-same-origin: then it could reach this page.
  frame.title = figure.dataset.title;
  frame.src = `/diagram?assets=${encodeURIComponent(new URL(import.meta.url).pathname.split('/').at(-3))}`;
  frame.className = 'diagram-frame';

  const end = drawn => {
    clearTimeout(timer);
    removeEventListener('message', listen);
    if (drawn) return;
    frame.remove();
    const sentence = document.createElement('p');
    sentence.className = 'hint';
    sentence.textContent = figure.dataset.failed;
    figure.prepend(sentence);
  };
  // Only a number comes back; it is all that is believed of the frame.
  const listen = event => {
    if (event.source !== frame.contentWindow) return;
    const height = Number(event.data?.height);
    if (height > 0) {
      frame.style.height = `${Math.min(Math.ceil(height), MAX_HEIGHT)}px`;
      figure.querySelector('details').open = false;
    }
    end(height > 0);
  };
  const timer = setTimeout(() => end(false), PATIENCE);
  addEventListener('message', listen);
  frame.addEventListener('load', () => frame.contentWindow?.postMessage({ source, dark: isDark() }, '*'), { once: true });
  figure.prepend(frame);
}

function isDark() {
  const theme = document.documentElement.dataset.theme;
  return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

function improve() {
  for (const button of document.querySelectorAll('button[data-copy-code][hidden]')) button.hidden = false;
  for (const element of document.querySelectorAll('.maths[data-tex]:not([data-set])')) setMaths(element);
  const waiting = document.querySelectorAll('figure[data-diagram]:not([data-drawn])');
  if (waiting.length > 0) setTimeout(() => waiting.forEach(figure => { if (figure.isConnected && !('drawn' in figure.dataset)) drawDiagram(figure); }), SETTLED);
}

document.addEventListener('click', async event => {
  const button = event.target.closest?.('button[data-copy-code]');
  if (!button) return;
  await navigator.clipboard.writeText(button.closest('figure').querySelector('code').textContent);
  const words = button.textContent;
  if (words === button.dataset.copied) return;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = words; }, 2000);
});

let planned = false;
new MutationObserver(() => {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => { planned = false; improve(); });
}).observe(document.body, { childList: true, subtree: true });
improve();
