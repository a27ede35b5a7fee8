#!/usr/bin/env bash
# The pictures of the start page's three doors: parts of screenshots (docs/screenshots.ts). Needs ImageMagick.
#   docs/startPictures.sh docs/identify.png docs/style.png INSPECT.png
set -e
cd "$(dirname "$0")/.."
cut() { convert "$1" -crop "$2" +repage -resize 480x300^ -gravity center -extent 480x300 -quality 80 "public/start/$3.webp"; }
cut "$1" 640x400+210+150 people
cut "$2" 480x300+270+160 style
cut "$3" 560x350+112+230 inside
