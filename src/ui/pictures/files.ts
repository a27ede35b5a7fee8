// What views need to know about chosen files.
export { type FoundFile, groupByFolder, hasFolders, looksLikePicture } from '../../media/files.ts';
export { pictureFile } from '../../media/pictures.ts';
