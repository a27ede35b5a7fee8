export { foldersOfDrop } from '../../media/folders/handles.ts';
