// Runs in the frame of one diagram, an origin without anything: no cookies, no storage, no network, no page around it.
// It is told a text, draws it, and tells how high the drawing is; 0 where it cannot be drawn.

const tell = height => parent.postMessage({ height }, '*'); // A number: whoever hears it learns nothing.

// The library writes labels into its document before it cleans them: what would be an element there is text from the start.
const withoutElements = text => text.replace(/(?<!<)<(?!br\s*\/?>)(?=[a-z/!?])/gi, '#lt;');

addEventListener('message', async event => {
  if (event.source !== parent || typeof event.data?.source !== 'string') return;
  const { source, dark } = event.data;
  try {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    document.body.style.margin = '0';
    mermaid.initialize({
      startOnLoad: false, securityLevel: 'strict', htmlLabels: false, flowchart: { htmlLabels: false }, theme: dark ? 'dark' : 'neutral',
      maxTextSize: 20_000, maxEdges: 300, suppressErrorRendering: true, fontFamily: 'system-ui, sans-serif',
      // What a directive within the text may not change.
      secure: ['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'suppressErrorRendering', 'htmlLabels', 'flowchart', 'fontFamily', 'themeCSS'],
    });
    const { svg } = await mermaid.render('drawing', withoutElements(source));
    document.body.innerHTML = svg;
    const drawing = document.querySelector('svg');
    drawing.style.display = 'block'; // No line below it: the frame is as high as the drawing.
    drawing.style.margin = '0 auto';
    tell(drawing.getBoundingClientRect().height);
  } catch {
    tell(0);
  }
}, { once: true });
