"""What stands on each drawing: `(shop, listing): (trade, parts at their places)`. The palette is the trade's."""

from parts import *  # noqa: F403 - the words this list is written in

# Wall, table, glow behind the goods.
TRADES = {
    "fruit": ("#fbe8c6", "#d9a05b", "#fff6dd"),
    "farm": ("#e9edd6", "#b89a66", "#f8faec"),
    "silk": ("#eee3ea", "#a97f8f", "#fbf4f8"),
    "clay": ("#e1ebe6", "#9aa99b", "#f4faf7"),
    "rubber": ("#dfe8ef", "#8ea3b3", "#f3f8fb"),
    "spa": ("#e4efe6", "#a3916f", "#f6fbf5"),
    "wood": ("#f1e6d6", "#a77b50", "#fcf5ea"),
    "silver": ("#e3e4ee", "#7f7d94", "#f6f6fb"),
    "coffee": ("#efe2d3", "#8a6142", "#faf2e8"),
}

GOODS = {
    ("chanthaburi-sun-fruit", "dried-mango"): ("fruit", lambda ink: [
        at(210, 392, pouch(ink, 170, 236, "#e8a23a", "#fff3d6", at(0, 34, mango(ink, "#f0a92e"), .62))),
        at(432, 408, plate(ink, 240, "#f7efe2", scatter(strip(ink, "#f2a83b"), [(-40, 6), (44, 10), (0, -14, -12), (20, -30, 10)])))]),
    ("chanthaburi-sun-fruit", "dried-banana"): ("fruit", lambda ink: [
        at(210, 392, pouch(ink, 170, 236, "#cf8a3c", "#fff3d6", at(2, 16, banana(ink, "#f0c648"), .5, -14))),
        at(436, 408, plate(ink, 240, "#f7efe2", scatter(strip(ink, "#a9642c", 120), [(-34, 10, -4), (40, 8, 4), (-8, -14, -8), (14, -34, 5)])))]),
    ("chanthaburi-sun-fruit", "dried-coconut"): ("fruit", lambda ink: [
        at(206, 392, pouch(ink, 170, 236, "#7fa58a", "#fffaf0", at(0, 42, coconut(ink), .56))),
        at(424, 410, bowl(ink, 190, 104, "#8a5a36", "#fbf6ea", heap(ink, 150, 44, "#fffdf6"))),
        at(540, 414, coconut(ink, 58))]),
    ("chanthaburi-sun-fruit", "dried-fruit-mix"): ("fruit", lambda ink: [
        at(206, 392, pouch(ink, 170, 236, "#c8583c", "#fff3d6", at(0, 44, pineapple(ink), .46))),
        at(436, 410, bowl(ink, 230, 110, "#f5efe4", "#f2dcae", scatter(strip(ink, "#f2a83b"), [(-46, -2, -8), (38, -14, 9)])
                          + scatter(strip(ink, "#e0623f"), [(48, 10, 4, .8), (-20, -30, -6, .8), (16, -46, 12, .7)])))]),
}
