#!/usr/bin/env python3
"""Draws the demo's goods: SHOP/LISTING.svg beside this file, one for each line of `goods.py`. Run it after a change."""

import pathlib
import parts
from goods import GOODS, TRADES

HERE = pathlib.Path(__file__).parent
MOST = 4096


def drawing(trade, goods):
    """A wall, a table, and on it the goods: each drawn by a part at its place."""
    wall, table, glow = TRADES[trade]
    ink = parts.Ink()
    body = "".join(goods(ink))
    back = (parts.rect(0, 0, 640, 480, ink(wall, True)) + parts.disc(452, 150, 168, glow, None, ' opacity=".5"')
            + parts.path("M0 352q320 -26 640 0v128h-640z", ink(table, True)))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"><defs>{ink.defs()}</defs>{back}{body}</svg>\n')


def main():
    for (shop, listing), (trade, goods) in GOODS.items():
        svg = drawing(trade, goods)
        if len(svg.encode()) > MOST:
            print(f"{shop}/{listing} is too long: {len(svg.encode())} bytes")
        file = HERE / shop / f"{listing}.svg"
        file.parent.mkdir(exist_ok=True)
        file.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
