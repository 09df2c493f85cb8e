"""Text health: how often whole news articles are called damaged, and how often damaged copies are.

Run: python benchmarks/health.py --data FOLDER [--alarms FILE.csv]     (writes measured/health.csv and
measured/health-alarms.csv; two minutes)

The alarms on the articles as published are to be read: some of these articles are damaged.
"""

import html
import random
import re
import textwrap
from pathlib import Path

import pandas as pd
import samestory as ss
from _common import arguments, cpu, news, with_interval, write

COPIES = 300  # a kind of damage
SEED = 12
EXPECTED = {table["expected"] + table["fix"]: sign for sign, table in ss.codebooks.read("health").items()}

# Sentences written for this script.
GERMAN = """Der Minister sagte am Montag, die Regierung werde den Hafen an eine private Gesellschaft verkaufen.
Die Opposition kündigte an, vor Gericht zu ziehen, weil viele Arbeiter ihre Stellen verlieren könnten.
In der Stadt gingen am Abend mehrere tausend Menschen auf die Straße, um gegen den Plan zu protestieren.
Ein Sprecher der Hafenarbeiter erklärte, man habe von dem Verkauf erst aus der Zeitung erfahren.
Die Verhandlungen mit den Vereinigten Staaten waren zuvor ohne Ergebnis zu Ende gegangen."""
FRENCH = """Le ministre a déclaré lundi que le gouvernement vendrait le port à une société privée.
L'opposition a annoncé qu'elle irait en justice, car beaucoup d'ouvriers pourraient perdre leur emploi.
Dans la ville, plusieurs milliers de personnes sont descendues dans la rue pour protester contre ce projet.
Un représentant des dockers a expliqué qu'ils avaient appris la vente en lisant le journal.
Les négociations avec les États-Unis s'étaient terminées sans résultat quelques jours plus tôt."""
SPANISH = """El ministro dijo el lunes que el gobierno vendería el puerto a una empresa privada.
La oposición anunció que acudiría a los tribunales porque muchos trabajadores podrían perder su empleo.
En la ciudad, varios miles de personas salieron a la calle para protestar contra el plan.
Un portavoz de los estibadores explicó que se habían enterado de la venta por el periódico.
Las negociaciones con los Estados Unidos habían terminado sin resultado unos días antes."""
DUTCH = """De minister zei maandag dat de regering de haven aan een particulier bedrijf zal verkopen.
De oppositie kondigde aan naar de rechter te stappen, omdat veel arbeiders hun baan kunnen verliezen.
In de stad gingen duizenden mensen de straat op om tegen het plan te protesteren.
Een woordvoerder van de havenarbeiders vertelde dat zij het nieuws in de krant hadden gelezen.
De onderhandelingen met de Verenigde Staten waren eerder zonder resultaat afgelopen."""


def wrapped(text: str, width: int = 72) -> str:
    """Wrap each line of a text."""
    return "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n"))


def hyphenated(text: str, width: int = 60) -> str:
    """Wrap each line of a text and part long words at the line ends."""
    lines = []
    for line in text.split("\n"):
        lines.append("")
        for word in line.split(" "):
            room = width - len(lines[-1]) - 2
            if len(lines[-1]) + len(word) < width:
                lines[-1] += (" " if lines[-1] else "") + word
            elif len(word) > 6 and word.isalpha() and 3 <= room <= len(word) - 3:
                lines[-1] += f" {word[:room]}-"
                lines.append(word[room:])
            else:
                lines.append(word)
    return "\n".join(lines)


def nexis(texts: list[str]) -> str:
    """Join texts as an older LexisNexis export does."""
    parts = []
    for n, text in enumerate(texts, 1):
        head = f"{n} of {len(texts)} DOCUMENTS\n\nThe Daily Example\n\nJanuary {n}, 2010 Monday"
        parts.append(
            f"{head}\n\nBYLINE: Tom Hale\n\nLENGTH: {len(text.split())} words\n\n{text}\n\nLOAD-DATE: January 12, 2010"
        )
    return "\n\n\n".join(parts)


def uni(texts: list[str]) -> str:
    """Join texts as Nexis Uni does."""
    head = "The Daily Example\nJanuary 4, 2020\n\nCopyright 2020 Example Ltd.\nAll Rights Reserved\n\nLength: {} words\n\nBody\n\n"
    return "\n\n".join(
        head.format(len(t.split())) + t + "\n\nLoad-Date: January 5, 2020\n\nEnd of Document" for t in texts
    )


def factiva(texts: list[str]) -> str:
    """Join texts as Factiva does."""
    head = "Port deal agreed\n\n{} words\n4 January 2020\nThe Daily Example\nDEX\nEnglish\n(c) 2020 Example Ltd.\n\n"
    return "\n\n".join(
        f"{head.format(len(text.split()))}{text}\n\nDocument DEX0000020200104eg140000{n}"
        for n, text in enumerate(texts)
    )


def proquest(texts: list[str]) -> str:
    """Join texts as ProQuest does."""
    return "\n\n".join(
        f"Document {n} of {len(texts)}\n\nPort deal agreed\n\nFull text: {text}" for n, text in enumerate(texts, 1)
    )


def references(text: str) -> str:
    """Write every special character of a text as a reference of HTML."""
    named = {chr(code): f"&{name};" for code, name in html.entities.codepoint2name.items()}
    return "".join(named.get(character, character) for character in text)


def tagged(text: str) -> str:
    """Put the paragraphs of a text into tags."""
    return "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line.strip())


def misread(text: str, codec: str) -> str:
    """Read the UTF-8 of a text in another encoding; bytes without a meaning vanish."""
    return text.encode("utf-8").decode(codec, "ignore")


def unspaced(text: str) -> str:
    """Take the white space away after each stop that ends a sentence."""
    return re.sub(r"(?<=[a-z]{2})([.!?][\"”’]?)\s+(?=[“\"‘A-Z])", r"\1", text)


def joined_paragraphs(text: str) -> str:
    """Join the paragraphs of a text without a space."""
    return re.sub(r"\s*\n\s*", "", text)


DAMAGE = {
    "wrapped at 72 characters": ("wrapped", wrapped),
    "wrapped at 40 characters": ("wrapped", lambda text: wrapped(text, 40)),
    "wrapped at 100 characters": ("wrapped", lambda text: wrapped(text, 100)),
    "hyphenated at line ends": ("hyphenated", hyphenated),
    "hyphenated, lines joined": ("hyphenated", lambda text: hyphenated(text).replace("\n", " ")),
    "special characters as references": ("html", references),
    "paragraphs in tags": ("html", tagged),
    "UTF-8 read as Windows-1252": ("mojibake", lambda text: misread(text, "cp1252")),
    "UTF-8 read as Latin-1": ("mojibake", lambda text: misread(text, "latin-1")),
    "UTF-8 read as Mac Roman": ("mojibake", lambda text: misread(text, "mac_roman")),
    "other characters replaced by U+FFFD": ("lost_characters", lambda text: re.sub("[^\x00-\x7f]", "\ufffd", text)),
    "apostrophes replaced by ?": ("lost_characters", lambda text: re.sub("[^\x00-\x7f]", "?", text)),
    "Windows-1252 read as Latin-1": ("lost_characters", lambda text: text.encode("cp1252", "ignore").decode("latin-1")),
    "other characters as JSON writes them": (
        "escapes",
        lambda text: text.encode("ascii", "backslashreplace").decode("ascii"),
    ),
    "no space after stops": ("no_space", unspaced),
    "paragraphs joined without a space": ("no_space", joined_paragraphs),
}
HOLDS = re.compile("").search
HELD = {"hyphenated": re.compile(r"[^\W\d_]-\s[^\W\d_]").search}  # short texts may have nothing to damage
EXPORTS = {"LexisNexis": nexis, "Nexis Uni": uni, "Factiva": factiva, "ProQuest": proquest}
LANGUAGES = {"German": GERMAN, "French": FRENCH, "Spanish": SPANISH, "Dutch": DUTCH}


def signs(texts: list[str]) -> list[set[str]]:
    """Return the signs of damage that reading reports of each text."""
    problems = ss.read_corpus(pd.DataFrame({"text": texts})).problems
    found = [set() for _ in texts]
    for where, expected, fix in zip(problems["where"], problems["expected"], problems["fix"]):
        found[int(re.search(r"row (\d+)", where)[1])].add(EXPECTED.get(expected + fix, "other"))
    return found


def damaged(texts: list[str], draw: random.Random) -> list[tuple[str, str, list[str]]]:
    """Return the kinds of damage with the sign that shall be found and the damaged texts."""
    kinds = []
    for name, (sign, change) in DAMAGE.items():
        copies = [(text, change(text)) for text in draw.sample(texts, COPIES)]
        kinds.append((name, sign, [copy for text, copy in copies if copy != text and HELD.get(sign, HOLDS)(copy)]))
    for name, join in EXPORTS.items():
        exports = [join(draw.sample(texts, draw.randint(2, 5))) for _ in range(COPIES)]
        kinds.append((f"several documents, {name}", "several_documents", exports))
    for name, written in LANGUAGES.items():
        sentences = written.split("\n")
        foreign = [" ".join(draw.choices(sentences, k=draw.randint(1, 5))) for _ in range(COPIES)]
        kinds.append((f"{name} instead of English, 1 to 5 sentences", "not_english", foreign))
    heads = [re.split(r"[.\n]", text)[0][:75] for text in texts]
    lists = ["\n".join(draw.sample(heads, draw.randint(6, 20))) for _ in range(COPIES)]
    kinds.append(("a list of headlines", "list", lists))
    stubs = [" ".join(text.split()[: draw.randint(1, 12)]) for text in draw.sample(texts, COPIES)]
    kinds.append(("the first 1 to 12 words, among whole articles", "too_short", stubs))
    return kinds


def main() -> None:
    """Print the share of articles with an alarm, the recall of each kind of damage and the time."""
    given = arguments(
        __doc__, ["newscorpus.csv.gz"], alarms={"type": Path, "help": "write the alarms as CSV, to be read"}
    )
    table = news(given.data)
    table = table[table["text"].str.strip() != ""].drop_duplicates("text")
    corpus, seconds = cpu(lambda: ss.read_corpus(table[["text"]].reset_index(drop=True)))
    print(f"{len(corpus):,} articles read in {seconds:.1f} CPU seconds")
    alarms = corpus.problems
    alarms["sign"] = [EXPECTED.get(expected + fix, "other") for expected, fix in zip(alarms["expected"], alarms["fix"])]
    counts = alarms.groupby("sign")["where"].nunique().sort_values(ascending=False)
    found = pd.DataFrame([("any", alarms["where"].nunique()), *counts.items()], columns=["alarm", "articles"])
    print(found.to_string(index=False))
    write(found, "health-alarms", given, f"{len(corpus):,} published articles")
    if given.alarms:
        alarms[["where", "sign", "found"]].to_csv(given.alarms, index=False)
    ill = set(alarms["where"].str.extract(r"row (\d+)")[0].astype(int))
    rows = recall([text for n, text in enumerate(table["text"]) if n not in ill])
    write(rows, "health", given, "up to 300 damaged copies a kind", digits=3)


def recall(texts: list[str]) -> pd.DataFrame:
    """One row a kind of damage: copies, the share in which it is named, with its interval, and the share with others."""
    rows = []
    for name, sign, copies in damaged(texts, random.Random(SEED)):
        whole = texts[:COPIES] if sign == "too_short" else []
        found = signs(whole + whole + copies)[2 * len(whole) :]
        right, other = (
            sum(named) / len(found) for named in ([sign in f for f in found], [f - {sign} != set() for f in found])
        )
        rows.append({"damage": name, "copies": len(copies), "recall": right, "other signs": other})
        print(rows[-1], flush=True)
    table = pd.DataFrame(rows)
    table.insert(3, "95 %", with_interval(table, "recall", "copies", 3))
    return table


if __name__ == "__main__":
    main()
