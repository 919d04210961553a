export { MapNotes } from './application/map-notes.js';
export { NotesModule } from './notes.module.js';
