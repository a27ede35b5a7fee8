/** What a browser opens in place of the page, or in a tab beside it, when it is dropped where nothing takes it. */
const OPENED = ['Files', 'text/uri-list'];

/** A file or an address dropped beside the places that take one does nothing: the browser would leave the page for it. */
export function refuseStrayDrops(target: EventTarget): void {
  const refuse = (event: Event) => {
    const { dataTransfer, defaultPrevented } = event as DragEvent;
    if (defaultPrevented || !dataTransfer || !OPENED.some((type) => dataTransfer.types.includes(type)))
      return;
    // An address can be dropped into a field.
    if (event.target instanceof HTMLInputElement && !dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    dataTransfer.dropEffect = 'none';
  };
  // The places that take one are React's, whose events come before those of the window.
  target.addEventListener('dragover', refuse);
  target.addEventListener('drop', refuse);
}
