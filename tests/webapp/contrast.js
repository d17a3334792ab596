// Every element with text of its own whose colour is too near to the colour behind it. What is not
// shown, and buttons that do nothing now, do not count (WCAG 1.4.3).
const parts = (color) => color.match(/[\d.]+/g).map(Number);

const luminance = ([r, g, b]) => {
  const [R, G, B] = [r, g, b]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * R + 0.7152 * G + 0.0722 * B;
};

const ground = (element) => {
  for (let each = element; each; each = each.parentElement) {
    const color = parts(getComputedStyle(each).backgroundColor);
    if (color.length === 3 || color[3] === 1) return color;
  }
  return [255, 255, 255];
};

const contrast = (element) => {
  const [light, dark] = [parts(getComputedStyle(element).color), ground(element)]
    .map(luminance)
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const ownText = (element) =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

return [...document.body.querySelectorAll("*")]
  .filter((element) => element.checkVisibility() && !element.closest("[aria-disabled=true]"))
  .filter((element) => ownText(element) && contrast(element) < 4.5)
  .map((element) => `${element.tagName} ${element.className} ${contrast(element).toFixed(2)}`);
