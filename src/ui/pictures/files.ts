// What views need to know about chosen files.
export { type FoundFile, hasFolders, looksLikePicture, picturesAmong } from '../../media/files.ts';
export { type NamedGroup, nameKey, type Reading, readPeople } from '../../media/folders/whoIsWho.ts';
export { pictureFile } from '../../media/pictures.ts';
