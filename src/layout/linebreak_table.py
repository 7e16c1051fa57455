#!/usr/bin/env python3
"""Writes linebreak_table.h from the Unicode Character Database.

    src/layout/linebreak_table.py [/usr/share/unicode] >src/layout/linebreak_table.h

The classes are those of UAX #14 after its rule LB1, with a few split where a
rule looks at more than the class: OP and CP that are not East Asian wide (LB30)
and the pictographs to come (LB30b). The pairs hold all rules that look at two
neighbours; what needs a longer memory is in linebreak.c. Numbers are tailored
as in example 7 of section 8.2.
"""

import sys

UCD = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
LIMIT, BLOCK = 0x110000, 128

CLASSES = """NONE BK CR LF NL SP ZW CM ZWJ WJ GL CL CP CPE EX IS SY OP OPE QU NS
B2 BA HY BB CB HL AL NU PR PO IN ID EB EM PE JL JV JT H2 H3 RI""".split()


def properties(name):
    """The value of each code point, None where the file is silent."""
    values = [None] * LIMIT
    for line in open(f"{UCD}/{name}", encoding="utf-8"):
        fields = line.split("#")[0].split(";")
        if len(fields) < 2:
            continue
        first, _, last = fields[0].strip().partition("..")
        for c in range(int(first, 16), int(last or first, 16) + 1):
            values[c] = fields[1].strip()
    return values


def classes():
    category = properties("extracted/DerivedGeneralCategory.txt")
    wide = properties("EastAsianWidth.txt")
    pictographic = [False] * LIMIT
    for line in open(f"{UCD}/emoji/emoji-data.txt", encoding="utf-8"):
        fields = [f.strip() for f in line.split("#")[0].split(";")]
        if len(fields) == 2 and fields[1] == "Extended_Pictographic":
            first, _, last = fields[0].partition("..")
            for c in range(int(first, 16), int(last or first, 16) + 1):
                pictographic[c] = True
    found = properties("LineBreak.txt")
    for c in range(LIMIT):
        name = found[c] or "XX"
        if name == "XX" and category[c] in (None, "Cn"):
            # the ranges that LineBreak.txt sets aside in its head
            if (0x3400 <= c <= 0x4DBF or 0x4E00 <= c <= 0x9FFF
                    or 0xF900 <= c <= 0xFAFF or 0x20000 <= c <= 0x2FFFD
                    or 0x30000 <= c <= 0x3FFFD or 0x1F000 <= c <= 0x1FAFF
                    or 0x1FC00 <= c <= 0x1FFFD):
                name = "ID"
            elif 0x20A0 <= c <= 0x20CF:
                name = "PR"
        if name in ("AI", "SG", "XX"):
            name = "AL"
        elif name == "SA":
            name = "CM" if category[c] in ("Mn", "Mc") else "AL"
        elif name == "CJ":
            name = "NS"
        elif name in ("OP", "CP") and wide[c] in ("F", "W", "H"):
            name += "E"
        elif pictographic[c] and category[c] in (None, "Cn"):
            name = "PE"
        found[c] = name
    return found


HANGUL = "JL JV JT H2 H3"
IDEOGRAPHS = "ID EB EM PE"
# never, after blanks only, always
NO, BLANKS, YES = 0, 1, 2
RULES = [  # the first that fits decides; an empty side is any class
    ("", "BK CR LF NL SP ZW", NO),                       # LB6, LB7
    ("NONE", "", NO),                                    # LB2
    ("BK CR LF NL ZW", "", YES),                         # LB4, LB5, LB8
    ("SP", "WJ CL CP CPE EX IS SY", NO),                 # LB11, LB13
    ("SP", "", YES),                                     # LB18
    ("", "WJ", NO), ("WJ", "CL CP CPE EX IS SY", NO),    # LB11, LB13
    ("WJ", "", BLANKS),
    ("GL", "CL CP CPE EX IS SY", NO), ("GL", "", BLANKS),  # LB12, LB13
    ("OP OPE", "GL", NO),                                # LB14
    ("BA HY", "GL", YES), ("", "GL", BLANKS),            # LB12a
    ("", "CL CP CPE EX IS SY", NO),                      # LB13
    ("OP OPE", "", NO),                                  # LB14
    ("QU", "OP OPE", NO),                                # LB15
    ("CL CP CPE", "NS", NO),                             # LB16
    ("B2", "B2", NO),                                    # LB17
    ("", "QU", BLANKS), ("QU", "", BLANKS),              # LB19
    ("", "CB", YES), ("CB", "", YES),                    # LB20
    ("", "BA HY NS", BLANKS), ("BB", "", BLANKS),        # LB21
    ("SY", "HL", BLANKS),                                # LB21b
    ("", "IN", BLANKS),                                  # LB22
    ("AL HL", "NU", BLANKS), ("NU", "AL HL", BLANKS),    # LB23
    ("PR", IDEOGRAPHS, BLANKS), (IDEOGRAPHS, "PO", BLANKS),  # LB23a
    ("PR PO", "AL HL", BLANKS), ("AL HL", "PR PO", BLANKS),  # LB24
    ("PR PO HY", "NU", BLANKS), ("NU", "NU PR PO", BLANKS),  # LB25
    ("JL", "JL JV H2 H3", BLANKS),                       # LB26
    ("JV H2", "JV JT", BLANKS), ("JT H3", "JT", BLANKS),
    (HANGUL, "PO", BLANKS), ("PR", HANGUL, BLANKS),      # LB27
    ("AL HL", "AL HL", BLANKS),                          # LB28
    ("IS", "AL HL", BLANKS),                             # LB29
    ("AL HL NU", "OP", BLANKS), ("CP", "AL HL NU", BLANKS),  # LB30
    ("EB PE", "EM", BLANKS),                             # LB30b
    ("", "", YES),                                       # LB31
]


def verdict(before, after):
    for left, right, answer in RULES:
        if ((not left or before in left.split())
                and (not right or after in right.split())):
            return answer


def rows(numbers, per_line):
    for i in range(0, len(numbers), per_line):
        yield "\t" + ", ".join(map(str, numbers[i:i + per_line])) + ","


def main():
    found = classes()
    stages, blocks = [], []
    for start in range(0, LIMIT, BLOCK):
        block = [CLASSES.index(n) for n in found[start:start + BLOCK]]
        if block not in blocks:
            blocks.append(block)
        stages.append(blocks.index(block))
    assert len(blocks) <= 256
    out = ["/* Made by linebreak_table.py from the Unicode Character Database,",
           " * version 15.0.0. Not to be edited. Included by linebreak.c alone. */",
           "", "enum {"]
    line = "\t"
    for name in CLASSES:
        if len(line) + len(name) > 68:
            out.append(line.rstrip())
            line = "\t"
        line += f"LB_{name}, "
    out += [line + "LB_CLASSES", "};", "",
            f"enum {{ LB_BLOCK = {BLOCK} }};", "",
            f"static const unsigned char lb_block_of[{len(stages)}] = {{",
            *rows(stages, 24), "};", "",
            f"static const unsigned char lb_class_in[{len(blocks)}][{BLOCK}] = {{"]
    for block in blocks:
        out += ["\t{", *rows(block, 24), "\t},"]
    out += ["};", "", "/* [before][after]: 0 never, 1 after blanks, 2 always */",
            "static const unsigned char lb_pairs[LB_CLASSES][LB_CLASSES] = {"]
    for before in CLASSES:
        out.append("\t{" + ",".join(str(verdict(before, a)) for a in CLASSES)
                   + f"}}, /* {before} */")
    print("\n".join(out + ["};"]))


main()
