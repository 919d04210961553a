// Local fonts only, split by script: the browser loads what the text needs. The nine Kazakh letters live in
// cyrillic-ext, the tenge sign in latin-ext. Inter is the text of the interface, Noto Sans the labels of the map.
import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';
import '@fontsource/inter/600.css';
import '@fontsource/noto-sans/400.css';
import '@fontsource/noto-sans/600.css';
