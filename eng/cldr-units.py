#!/usr/bin/env python3
"""Rebuilds src/Catalog.Jobs/Checks/Quantities/Data/units.tsv from CLDR.

    apt-get download unicode-cldr-core && dpkg -x unicode-cldr-core_*.deb cldr
    eng/cldr-units.py cldr/usr/share/unicode/cldr/common > src/Catalog.Jobs/Checks/Quantities/Data/units.tsv

Written are, for each locale, its chain of CLDR files, and for each file the spellings of each unit: long, short and narrow, every plural form and
case. A spelling with {} has a part in front of the number. The first unit of UNITS that has a spelling keeps it.
"""
import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

LOCALES = """ar-AE ar-EG ar-SA bg-BG ca-ES cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IN en-US es-AR es-ES es-MX et-EE fa-IR fi-FI
fr-BE fr-CA fr-CH fr-FR he-IL hi-IN hr-HR hu-HU id-ID is-IS it-CH it-IT ja-JP ko-KR lt-LT lv-LV ms-MY nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU
sk-SK sl-SI sr-Latn-RS sr-RS sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-HK zh-TW""".split()

# By how often shops use them.
UNITS = """mass-gram mass-kilogram mass-milligram mass-microgram mass-carat mass-metric-ton
length-meter length-centimeter length-millimeter length-kilometer length-decimeter length-micrometer
volume-liter volume-milliliter volume-centiliter volume-deciliter volume-hectoliter volume-cubic-centimeter volume-cubic-meter
area-square-meter area-square-centimeter area-square-kilometer area-hectare
power-watt power-kilowatt power-milliwatt power-megawatt power-horsepower
energy-kilowatt-hour energy-kilocalorie energy-kilojoule energy-joule
electric-volt electric-ampere electric-milliampere electric-ohm
duration-hour duration-minute duration-second duration-millisecond duration-day duration-week duration-month duration-year
frequency-hertz frequency-kilohertz frequency-megahertz frequency-gigahertz
digital-gigabyte digital-megabyte digital-terabyte digital-kilobyte digital-petabyte digital-byte digital-gigabit digital-megabit digital-kilobit
digital-bit
temperature-celsius temperature-fahrenheit temperature-kelvin
pressure-bar pressure-millibar pressure-pascal pressure-hectopascal pressure-kilopascal pressure-megapascal pressure-pound-force-per-square-inch
speed-kilometer-per-hour speed-meter-per-second speed-mile-per-hour speed-knot
graphics-pixel graphics-megapixel graphics-dot-per-inch graphics-pixel-per-inch
light-lumen light-lux light-candela force-newton torque-newton-meter concentr-percent concentr-permille concentr-karat
mass-ounce mass-pound length-inch length-foot length-yard length-mile area-square-inch area-square-foot area-acre
volume-fluid-ounce volume-fluid-ounce-imperial volume-gallon volume-gallon-imperial volume-quart volume-pint volume-cup volume-cubic-inch
volume-cubic-foot volume-tablespoon volume-teaspoon""".split()

PREFIXED = ("concentr-percent", "concentr-permille", "volume-tablespoon", "volume-teaspoon")
MARKS = re.compile("[\u200e\u200f\u061c]")
SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")


def chain(locale):
    if locale == "sr-Latn-RS":
        return ["sr_Latn"]
    language, region = locale.split("-")
    if language == "zh":
        return ["zh"] if region == "CN" else ["zh_Hant_HK", "zh_Hant"] if region == "HK" else ["zh_Hant"]
    if language == "en" and region != "US":
        return ["en_" + region, "en_001", "en"]
    if language == "es" and region != "ES":
        return ["es_" + region, "es_419", "es"]
    if locale == "pt-PT":
        return ["pt_PT", "pt"]
    return [f"{language}_{region}", language] + (["no"] if language == "nb" else [])


def spelling(pattern, unit):
    before, number, after = MARKS.sub("", pattern).partition("{0}")
    before, after = (SPACES.sub(" ", part).strip() for part in (before, after))
    if "(" in before:
        return ""
    # Hebrew writes "one kilo" the other way round: still a word that may follow its number.
    if before and number and (after or unit in PREFIXED):
        return before + "{}" + after
    return before or after


def spellings(unit):
    for pattern in unit.findall("unitPattern"):
        if pattern.text and "↑" not in pattern.text and (text := spelling(pattern.text, unit.get("type"))):
            yield text


def units_of(path):
    found, taken = {}, {}
    nodes = [(unit.get("type"), unit) for unit in xml.parse(path).getroot().findall("./units/unitLength/unit")] if path.exists() else []
    for name in UNITS:
        for unit in (node for kind, node in nodes if kind == name):
            for text in spellings(unit):
                if taken.setdefault(text, name) == name and text not in found.setdefault(name, []):
                    found[name].append(text)
    return {name: texts for name, texts in found.items() if texts}


def main(common):
    version = re.search(r'cldrVersion CDATA #FIXED "([^"]+)"', (common / "dtd" / "ldml.dtd").read_text()).group(1)
    out = [f"# Unit names of CLDR {version} (© Unicode, Inc.; UNICODE-LICENSE.txt), written by eng/cldr-units.py"]
    files = {}
    for locale in LOCALES:
        for name in chain(locale) + ["root"]:
            files.setdefault(name, units_of(common / "main" / f"{name}.xml"))
        out.append("\t".join(["=", locale] + [name for name in chain(locale) + ["root"] if files[name]]))
    for name in sorted(files):
        for unit, texts in files[name].items():
            out.append("\t".join([name, unit.split("-", 1)[1]] + texts))
    print("\n".join(out))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
