#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Verify a delivery of preference data: python3 verify.py [DIR ...] [--key FILE] [--roots FILE] [--superseded DIR] [--json]

Needs Python 3.9 or newer and its standard library, nothing else: no network, no package, no program of the house.
It reads the folder and changes nothing. DIR is the folder that holds bagit.txt (default: where this script lies).

  --key FILE    the house's public key (PEM) as you received it by ANOTHER way than the delivery. Without it the
                signature only shows that the delivery was not damaged since somebody signed it.
  --roots FILE  seals you kept from the days they were shown to you: rows as in data/ledger/seals.jsonl.
  --superseded DIR  the delivery that this one corrects: the difference report is recomputed from both.
  --json        print the result as JSON.

Exit code 0: every check passed. 1: at least one failed; file and figure are named. 2: wrongly called.

This script is written from two pages, docs/delivery-format.md ("format") and docs/delivery-figures.md ("figures");
the section a function follows stands above it. It shares no code with the program that wrote the delivery. If you
do not trust the copy in the folder, take one from the house's public repository: it works on any delivery.

  1 text, numbers, digests   4 records      7 verdicts, preference rows   10 the report
  2 the folder               5 draws        8 statistics                  11 the checks
  3 signature                6 ledger       9 gates                       12 the command
"""
import argparse, base64, binascii, functools, hashlib, hmac, json, math, operator, os, re, stat, statistics, struct, sys
from bisect import bisect_left
from collections import Counter, defaultdict
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

CHECKS = ("files manifest tag_manifest bag key signature statement schema values references guidelines seeds routing "
          "sample sides gold_places spot_checks ledger_chain ledger_rows ledger_order verdicts preference projections parquet "
          "croissant figures kept_seals release changes").split()

# ---------------------------------------------------------------------- 1 text, numbers, digests (format 1)

quote = json.encoder.encode_basestring  # exactly the escapes of RFC 8785: \b \t \n \f \r \" \\ and \u00xx below U+0020


def parse(text):
    """JSON as RFC 7493 (I-JSON) allows it: no doubled key, no NaN, no lone surrogate, no number beyond a double."""
    def unique(members):
        made = dict(members)
        if len(made) != len(members):
            raise ValueError("a key stands twice in one object")
        return made

    def finite(literal):
        if math.isinf(float(literal)):
            raise ValueError("a number is beyond a double")
        return float(literal)

    def exact(literal):
        if len(literal) > 400 or int(literal) != int(finite(literal)):
            raise ValueError("a number is not exact as a double")
        return int(literal)

    def refuse(literal):
        raise ValueError(f"{literal} is no number")

    if isinstance(text, bytes):
        text = text.decode("utf-8")
    value = json.loads(text, object_pairs_hook=unique, parse_float=finite, parse_int=exact, parse_constant=refuse)
    if "\\u" in text:
        canonical(value)  # a lone surrogate cannot be encoded
    return value


def number(value):
    """A number as ECMAScript writes it: the digits of repr, laid out anew."""
    if isinstance(value, int):
        if abs(value) <= 2 ** 53:
            return str(value)
        value = float(value)
    if value == 0:
        return "0"
    if 1e-4 <= abs(value) < 1e16:  # here Python and ECMAScript agree but for a trailing ".0"
        text = repr(value)
        return text[:-2] if text.endswith(".0") else text
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    digits = "".join(map(str, digits))
    point = len(digits) + exponent
    if len(digits) <= point <= 21:
        body = digits + "0" * (point - len(digits))
    elif 0 < point <= 21:
        body = digits[:point] + "." + digits[point:]
    elif -6 < point <= 0:
        body = "0." + "0" * -point + digits
    else:
        body = digits[0] + ("." + digits[1:] if digits[1:] else "") + f"e{point - 1:+d}"
    return "-" * sign + body


def write(value):
    kind = type(value)
    if kind is str:
        return quote(value)
    if kind is dict:
        order = sorted(value) if all(map(str.isascii, value)) else sorted(value, key=utf16)
        return "{" + ",".join([quote(k) + ":" + write(value[k]) for k in order]) + "}"
    if kind is list:
        return "[" + ",".join([write(v) for v in value]) + "]"
    if value is None or kind is bool:
        return {None: "null", True: "true", False: "false"}[value]
    return number(value)


def canonical(value):
    """RFC 8785 (JCS), as bytes."""
    return write(value).encode("utf-8")


def form(value):
    """A row as it stands in its file: keys in their order, no white space, every fraction with a point or exponent."""
    if type(value) is dict:
        return "{" + ",".join([quote(k) + ":" + form(v) for k, v in value.items()]) + "}"
    if type(value) is list:
        return "[" + ",".join(map(form, value)) + "]"
    text = write(value)
    return text + ".0" if type(value) is float and not set(text) & set(".e") else text


def skeleton(text):
    """A JSON text without the words inside its strings: a character may be written as itself or escaped."""
    return re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)


def utf16(text):
    """A sort key: order of text is by UTF-16 code units."""
    return text.encode("utf-16-be")


def sha(data):
    return hashlib.sha256(data).hexdigest()


def digest(record):
    return sha(canonical(record))


def list_digest(records):
    return sha(b"".join(canonical(r) + b"\n" for r in records))


SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"


def trim(text):
    """Unicode White_Space at both ends; str.strip() alone would also take U+001C to U+001F."""
    return text.strip(SPACE)


def shown(text, limit=160):
    """Text of a delivery is hostile: nothing that steers a terminal is printed."""
    text = str(text)
    text = text if len(text) <= limit else text[:limit] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


# ---------------------------------------------------------------------- 2 the folder (format 2)

MANIFEST, TAGS, ENVELOPE, KEY = "manifest-sha256.txt", "tagmanifest-sha256.txt", "release.dsse.json", "signer.pub.pem"
GUIDELINES, REPORT = "data/docs/guidelines.json", "data/docs/qa-report.json"
SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")


class Folder:
    """Somebody else's files: links are never followed, nothing outside is opened."""

    def __init__(self, root):
        self.root, self.links, self.paths = root, [], []
        todo = [""]
        while todo:
            inside = todo.pop()
            with os.scandir(os.path.join(root, inside)) as entries:
                for entry in entries:
                    path = inside + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(path + "/")
                    else:
                        (self.paths if entry.is_file(follow_symlinks=False) else self.links).append(path)
        self.paths.sort()
        self.links.sort()
        self.regular = set(self.paths)
        self.hashes = {}

    def read(self, path):
        """Bytes of a regular file of the folder, or None."""
        if path not in self.regular or not is_safe(path):
            return None
        handle = os.open(os.path.join(self.root, path), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as file:
            return file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None

    def sha(self, path):
        if path not in self.hashes:
            data = self.read(path)
            self.hashes[path] = None if data is None else (sha(data), len(data))
        return self.hashes[path] and self.hashes[path][0]

    def size(self, path):
        return self.hashes[path][1] if self.sha(path) else 0


def is_safe(path):
    return len(path) <= 200 and SAFE.fullmatch(path) is not None


def check_files(bag, fault):
    for path in bag.folder.links:
        fault("It is a link or no regular file.", path)
    for path in bag.folder.paths:
        if not is_safe(path):
            fault("The name is not allowed.", path)


def check_manifest(bag, fault, name, covers):
    data = bag.folder.read(name)
    if data is None:
        return fault("The file is missing.", name)
    listed, previous = set(), ""
    for count, line in enumerate(data.decode("utf-8", "replace").split("\n")[:-1], 1):
        match = re.fullmatch(r"([0-9a-f]{64})  (.+)", line)
        if not match or not is_safe(match.group(2)):
            fault(f"Line {count} is not a digest, two spaces and a path inside the folder.", name)
            continue
        expected, path = match.groups()
        if path <= previous:
            fault(f"Line {count} is out of order or there twice.", name)
        previous = path
        listed.add(path)
        if not covers(path):
            fault("It is listed in the wrong manifest.", path)
        elif path not in bag.folder.regular:
            fault("It is listed and missing.", path)
        elif bag.folder.sha(path) != expected:
            fault("Its bytes are not the ones that were listed.", path)
    if not data.endswith(b"\n"):
        fault("The last line has no end.", name)
    for path in bag.folder.paths:
        if covers(path) and path not in listed:
            fault("It is there and not listed.", path)


def check_bag(bag, fault):
    if bag.folder.read("bagit.txt") != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
        fault("It does not declare a BagIt 1.0 bag in UTF-8.", "bagit.txt")
    payload = [p for p in bag.folder.paths if p.startswith("data/")]
    expected = f"Payload-Oxum: {sum(map(bag.folder.size, payload))}.{len(payload)}\n"
    if bag.delivery:
        expected = f"External-Identifier: {bag.delivery['delivery']}\nBagging-Date: {bag.delivery['created_at'][:10]}\n" + expected
    found = bag.folder.read("bag-info.txt")
    if found is None or not (found.decode("utf-8", "replace") == expected or (not bag.delivery and found.decode("utf-8", "replace").endswith(expected))):
        fault(f"Expected: {' / '.join(expected.splitlines())}", "bag-info.txt")


# ---------------------------------------------------------------------- 3 signature (format 4)

# The curve P-256 (FIPS 186-4, D.1.2.3): y² = x³ - 3x + B over the field of P, base point G of order N.
P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")  # what stands before an uncompressed point


def add(p, q):
    """Points of the curve; None is the point at infinity."""
    if p is None or q is None:
        return p or q
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = 3 * (p[0] * p[0] - 1) * pow(2 * p[1], -1, P) % P
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P) % P
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(k, point):
    total = None
    while k:
        if k & 1:
            total = add(total, point)
        point = add(point, point)
        k >>= 1
    return total


def public_key(pem):
    """(point, key id) of a PEM public key; ValueError when it is no P-256 key."""
    match = re.fullmatch(rb"\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*", pem or b"")
    der = base64.b64decode(b"".join(match.group(1).split()), validate=True) if match else b""
    if len(der) != 91 or not der.startswith(SPKI + b"\x04"):
        raise ValueError("no P-256 public key in PEM")
    x, y = int.from_bytes(der[27:59], "big"), int.from_bytes(der[59:], "big")
    if x >= P or y >= P or (y * y - x * x * x + 3 * x - B) % P:
        raise ValueError("the point is not on the curve P-256")
    return (x, y), sha(der)


def der_pair(data):
    """(r, s) of SEQUENCE { INTEGER r, INTEGER s }, DER and nothing behind it."""
    def whole(at):
        length = data[at + 1]
        body = data[at + 2:at + 2 + length]
        if data[at] != 2 or not 1 <= length <= 33 or len(body) != length or body[0] > 127 or (length > 1 and body[0] == 0 and body[1] < 128):
            raise ValueError
        return int.from_bytes(body, "big"), at + 2 + length

    try:
        r, at = whole(2)
        s, end = whole(at)
        if data[0] != 0x30 or data[1] != len(data) - 2 or end != len(data):
            raise ValueError
        return r, s
    except (IndexError, ValueError):
        raise ValueError("the signature is no DER pair of integers") from None


def holds(point, message, signature):
    """ECDSA with SHA-256 (FIPS 186-4, 6.4.2)."""
    r, s = der_pair(signature)
    if not (0 < r < N and 0 < s < N):
        return False
    e, w = int.from_bytes(hashlib.sha256(message).digest(), "big"), pow(s, -1, N)
    sum_ = add(times(e * w % N, G), times(r * w % N, point))
    return sum_ is not None and sum_[0] % N == r


def unbase64(text):
    return base64.b64decode((text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4)).encode(), validate=True)


def check_key(bag, fault, trusted):
    try:
        inside = public_key(bag.folder.read(KEY))
    except ValueError as error:
        return fault(f"Not usable: {error}.", KEY)
    if trusted and trusted != inside:
        fault(f"The delivery was signed with key {inside[1]}; the trusted key is {trusted[1]}.", KEY)


def check_signature(bag, fault, trusted):
    """Remembers the statement when a signature holds: the very bytes that were signed are parsed."""
    try:
        envelope = parse(bag.folder.read(ENVELOPE) or b"")
        kind, body = envelope["payloadType"], unbase64(envelope["payload"])
        signatures = [unbase64(s["sig"]) for s in envelope["signatures"]]
        point = (trusted or public_key(bag.folder.read(KEY)))[0]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return fault(f"Not usable: {type(error).__name__} {error}.", ENVELOPE)
    signed = b"DSSEv1 %d %s %d %s" % (len(kind.encode()), kind.encode(), len(body), body)

    def good(signature):
        try:
            return holds(point, signed, signature)
        except ValueError:
            return False

    if kind != "application/vnd.in-toto+json":
        fault("The payload is of another type.", ENVELOPE)
    elif not any(map(good, signatures)):
        fault("No signature holds under the " + ("trusted key." if trusted else "key of the delivery."), ENVELOPE)
    bag.statement = body


def check_statement(bag, fault):
    if bag.statement is None:
        return fault("There is no statement to check.", ENVELOPE)
    try:
        found = parse(bag.statement)
    except (ValueError, RecursionError):
        return fault("The statement is no JSON.", ENVELOPE)
    expected = {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": name, "digest": {"sha256": bag.folder.sha(name)}} for name in (MANIFEST, TAGS)],
        "predicateType": "urn:concave:delivery:v1",
    }
    if bag.delivery:
        seals = bag.rows.get("ledger_seals") or [{"chain": "0" * 64}]
        keys = "delivery project batch guidelines_hash generator created_at".split()
        expected["predicate"] = {**{k: bag.delivery[k] for k in keys}, "ledger_chain": seals[-1]["chain"]}
    for number_, name in enumerate((MANIFEST, TAGS)):
        try:
            if found["subject"][number_] != expected["subject"][number_]:
                fault("It is not the file that was signed.", name)
        except (KeyError, IndexError, TypeError):
            fault("The statement does not name it.", name)
    for path, want, got in differences(expected, found):
        if not path.startswith("$.subject["):
            fault(f"The statement says {shown(got)}, the records say {shown(want)}.", ENVELOPE, path)


# ---------------------------------------------------------------------- 4 records (format 5)

CHOICE = ("a", "b", "tie", "cannot_judge")
REASON = ("single", "sample", "borderline", "inconsistent", "refused", "unparseable", "suspicious", "ambiguous", "flagged", "recorded", "gold")
FIRST = ("none",) + CHOICE
PURPOSE = ("production", "gold")
FLAGS = "hallucination sycophancy safety factually_accurate honest well_structured fluent_only".split()
DIFFICULTY = ("ambiguous", "moderate", "easy", "not_recorded")
MESSAGES = [{"role": "text", "content": "text"}]


def fields(text, **others):
    """'name:type …' in the order of the page; a type is a word, a tuple of words, [type] or {key: type}."""
    return {name: others.get(kind, kind) for name, kind in (part.split(":") for part in text.split())}


ROUTING = fields("pair:id slots:whole reason:reason in_sample:bool suggestion_shown:bool provider:text suggestion:opinion calibration:text "
                 "stated_confidence:fraction confidence:fraction threshold:fraction consistent:swapped", reason=REASON, opinion=("a", "b", "tie", "none"), swapped=("yes", "no", "not_asked"))

JUDGMENT = fields(
    "judgment:id batch:id round:whole pair:id annotator:text purpose:purpose reason:reason stream_position:whole sides:sides "
    "suggestion_shown:bool first_choice:first first_strength:fraction guidelines:hex choice:choice strength:fraction scores:scores rationale:text difficulty:difficulty "
    "confidence:fraction flags:flags claimed_at:time submitted_at:time active_ms:whole",
    purpose=PURPOSE, reason=REASON, sides=("a_left", "b_left", "unknown"), first=FIRST, choice=CHOICE, difficulty=DIFFICULTY,
    scores=[fields("criterion:text a:whole b:whole")], flags=[fields("response:text kind:text start:whole end:whole")])

# name → (key that orders the rows, fields)
RECORDS = {
    "delivery": ("delivery", fields("delivery:id project:id project_title:text client_name:text batch:id batch_number:whole created_at:time "
                                    "generator:text guidelines_hash:hex guidelines_approved_at:time looser_than_house:texts simulated:bool", texts=["text"])),
    "import": ("batch", fields("batch:id read:whole accepted:whole set_aside:counts pairs_digest:hex", counts=[{"code": "text", "count": "whole"}])),
    "pairs": ("pair", fields("pair:id external_id:text purpose:purpose domain:text language:text task_type:text prompt:messages response_a:text "
                             "response_b:text", purpose=PURPOSE, messages=MESSAGES)),
    "truths": ("pair", fields("pair:id truth:choice why:text", choice=CHOICE)),
    "rounds": ("number", fields("round:id batch:id number:whole opened_at:time seed_digest:hex routing_digest:hex gold_pool:ids guidelines:hex", ids=["id"])),
    "seeds": ("round", fields("round:id seed:hex")),
    "routings": ("round routing.pair", fields("round:id routing:routing", routing=ROUTING)),
    "annotations": ("judgment", JUDGMENT),
    "withdrawn": ("judgment.judgment", fields("judgment:judgment withdrawn_at:time", judgment=JUDGMENT)),
    "flags": ("flag", fields("flag:id judgment:id detector:text evidence:text raised_at:time")),
    "resolutions": ("resolution", fields("resolution:id batch:id round:whole pair:id kind:kind choice:choice text:text by:text error:text guideline_gap:bool "
                                         "escalated:bool at:time",
                                         kind=("adjudication", "majority", "spot_check"), choice=CHOICE)),
    "spot_checks": ("spot_check", fields("spot_check:id batch:id round:whole pair:id reason:why confirmed:bool note:text by:text at:time",
                                         why=("sample", "escalated"))),
    "root_causes": ("root_cause", fields("root_cause:id batch:id round:whole cause:text annotator:text note:text at:time")),
    "retired_gold": ("retirement", fields("retirement:id batch:id round:whole pair:id reason:text by:text at:time")),
    "verdicts": ("pair", fields("batch:id round:whole pair:id released:bool choice:choice basis:text evidence:ids", choice=CHOICE, ids=["id"])),
    "annotators": ("annotator", fields("annotator:text domains:texts languages:texts credentials:papers basis:basis simulated:bool", texts=["text"],
                                       papers=[fields("kind:text verified:bool")], basis=("calibration", "recorded"))),
    "calibration_answers": ("annotator attempt pair", fields("annotator:text attempt:whole pair:id truth:choice choice:choice answered_at:time", choice=CHOICE)),
    "pilot_answers": ("annotator pair", fields("annotator:text pair:id choice:choice answered_at:time", choice=CHOICE)),
    "ledger_entries": ("index", fields("index:whole seal:whole entry:id kind:text subject:id batch:id digest:hex at:time")),
    "ledger_seals": ("number", fields("number:whole day:day first_index:whole count:whole root:hex previous:hex chain:hex")),
}
PREFERENCE = fields(
    "id:id external_id:text prompt:messages chosen:messages rejected:messages preferred:side preference_strength:fraction confidence:fraction "
    "difficulty:difficulty rationale:text criterion_scores:means flags:counts annotators:texts basis:text domain:text language:text task_type:text",
    messages=MESSAGES, side=("a", "b"), difficulty=DIFFICULTY, means=[fields("criterion:text a:fraction b:fraction")],
    counts=[fields("kind:text a:whole b:whole")], texts=["text"])
RECORDS["preference_train"] = RECORDS["preference_test"] = ("id", PREFERENCE)
PLAIN = {"annotations": "data/annotations/train.jsonl", "ledger_entries": "data/ledger/entries.jsonl", "ledger_seals": "data/ledger/seals.jsonl",
         "preference_train": "data/preference/train.jsonl", "preference_test": "data/preference/test.jsonl"}
PATHS = {name: PLAIN.get(name, f"data/evidence/{name}.jsonl") for name in RECORDS}

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").fullmatch
HEX = re.compile(r"[0-9a-f]{64}").fullmatch
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII).fullmatch
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII).fullmatch


def is_time(text):
    try:
        return bool(TIME(text) and datetime.fromisoformat(text[:-1]))
    except ValueError:
        return False


def is_day(text):
    return bool(DAY(text)) and is_time(text + "T00:00:00.000Z")


IS = {
    "id": lambda v: type(v) is str and UUID(v), "hex": lambda v: type(v) is str and HEX(v), "text": lambda v: type(v) is str,
    "time": lambda v: type(v) is str and is_time(v), "day": lambda v: type(v) is str and is_day(v), "bool": lambda v: type(v) is bool,
    "whole": lambda v: type(v) is int and abs(v) <= 2 ** 53, "fraction": lambda v: type(v) is float,  # a fraction keeps its point
}


def misfit(value, kind, path="$"):
    """The path of the first value that is not of its type, or None."""
    if type(kind) is str:
        return None if IS[kind](value) else path
    if type(kind) is tuple:
        return None if type(value) is str and value in kind else path
    if type(kind) is list:
        if type(value) is not list:
            return path
        return next(filter(None, (misfit(v, kind[0], f"{path}[{i}]") for i, v in enumerate(value))), None)
    if type(value) is not dict or list(value) != list(kind):
        return path + " (its keys)"
    for key, inner in kind.items():
        wrong = misfit(value[key], inner, f"{path}.{key}")
        if wrong:
            return wrong
    return None


def sort_key(row, keys):
    parts = [functools.reduce(dict.__getitem__, key.split("."), row) for key in keys.split()]
    return [p if type(p) is int else utf16(p) for p in parts]


def read_rows(data, name, fault, path):
    """The rows that are rows; every other line is named."""
    keys, kind = RECORDS[name]
    rows, previous = [], None
    lines = data.split(b"\n")
    if lines.pop():
        fault("The last row has no end.", path)
    for count, line in enumerate(lines, 1):
        try:
            row = parse(line)
            wrong = misfit(row, kind) or (line.decode() != form(row) and skeleton(line.decode()) != skeleton(form(row)) and "its form")
        except (ValueError, RecursionError) as error:
            fault(f"Line {count} is no row: {shown(error)}.", path)
            continue
        if wrong:
            fault(f"Line {count} is no row: {wrong} is not as the format says.", path)
            continue
        key = sort_key(row, keys)
        if previous is not None and key <= previous:
            fault(f"Line {count} is " + ("there twice." if key == previous else "out of order."), path)
        previous = key
        rows.append(row)
    return rows


LIMITS = {**dict.fromkeys("pilot_kappa calibration_kappa gold_accuracy sample_share borderline_confidence spot_check_share batch_kappa "
                          "batch_kappa_lower_bound".split(), (0, 1)), "gold_share": (0, 0.5), "wrong_suggestion_share": (0, 0.5), "min_criteria": (0, 12), "sample_judgments": (2, 10),
          "min_examples_per_criterion": (0, 1000), "pilot_pairs": (0, 10_000), "calibration_pairs": (0, 10_000)}
SOME = ("gold_share", "min_criteria", "pilot_pairs", "calibration_pairs")  # above 0 unless the work was recorded elsewhere


def check_schema(bag, fault):
    for name, path in PATHS.items():
        data = bag.folder.read(path)
        if data is None:
            fault("The file is missing.", path)
            continue
        bag.rows[name] = read_rows(data, name, fault, path)
    for name in ("delivery", "import"):
        if name in bag.rows and len(bag.rows[name]) != 1:
            fault("It must have exactly one row.", PATHS[name])
    bag.delivery = (bag.rows.get("delivery") or [None])[0]
    data = bag.folder.read(GUIDELINES)
    try:
        guidelines = parse(data or b"")
        if canonical(guidelines) != data:
            fault("The guidelines are not in canonical JSON.", GUIDELINES)
        plan = guidelines["plan"]
        recorded = plan["recorded"]
        if sorted(guidelines) != ["brief", "plan", "rubric"] or any(type(plan[k]) not in (int, float) for k in LIMITS):
            raise KeyError
        if plan["suggestion"] not in ("shown_first", "after_commitment", "withheld"):
            raise KeyError
        if recorded is not None and misfit({k: recorded[k] for k in ("origin", "absent_fields", "majority_resolves")},
                                           {"origin": "text", "absent_fields": ["text"], "majority_resolves": "bool"}):
            raise KeyError
        bag.plan, bag.recorded = plan, recorded or {"origin": "", "absent_fields": [], "majority_resolves": False}
    except (ValueError, KeyError, TypeError, RecursionError):
        fault("The guidelines have not the keys that the format names.", GUIDELINES)


def judgments_of(bag):
    """Those that stand, then those that were taken back, each with the name of its file."""
    yield from (("annotations", row) for row in bag.rows["annotations"])
    yield from (("withdrawn", row["judgment"]) for row in bag.rows["withdrawn"])


def seconds_between(first, second):
    return (datetime.fromisoformat(second[:-1]) - datetime.fromisoformat(first[:-1])).total_seconds()


def check_values(bag, fault):
    for key, (least, most) in LIMITS.items():
        some = key == "sample_share" or (key in SOME and bag.plan["recorded"] is None)
        if not least <= bag.plan[key] <= most or (some and bag.plan[key] == 0):
            fault(f"{key} of the plan is not between {least} and {most}, or 0 where it must not be.", GUIDELINES, f"$.plan.{key}")
    for name, row in judgments_of(bag):
        bad = [f"score {s['criterion']}" for s in row["scores"] if not (1 <= s["a"] <= 5 and 1 <= s["b"] <= 5)]
        bad += [f"flag {f['kind']}" for f in row["flags"]
                if f["response"] not in ("a", "b") or not (f["start"] == f["end"] == -1 or 0 <= f["start"] < f["end"])]
        bad += ["strength"] * (not 0 <= row["strength"] <= 3) + ["confidence"] * (not is_confidence(row["confidence"]))
        bad += ["stream_position"] * (row["stream_position"] < 0) + ["active_ms"] * (row["active_ms"] < -1)
        for what in bad:
            fault(f"Judgment {row['judgment']}: {shown(what)} is out of range.", PATHS[name])
    for row in bag.rows["withdrawn"]:
        if not 0 <= seconds_between(row["judgment"]["submitted_at"], row["withdrawn_at"]) <= 60:
            fault(f"Judgment {row['judgment']['judgment']} was not withdrawn within a minute of its submission.", PATHS["withdrawn"])
    for row in bag.rows["routings"]:
        if row["routing"]["slots"] < 0 or not all(is_confidence(row["routing"][k]) for k in ("confidence", "stated_confidence", "threshold")):
            fault(f"Pair {row['routing']['pair']} of round {row['round']}: slots or confidence is out of range.", PATHS["routings"])
    summary = bag.rows["import"][0]
    if min(summary["read"], summary["accepted"]) < 0 or not all(1 <= s["count"] <= summary["read"] for s in summary["set_aside"]):
        fault("A count is out of range.", PATHS["import"])


def is_confidence(value):
    return value == -1 or 0 <= value <= 1


def check_references(bag, fault):
    batch, rows = bag.delivery["batch"], bag.rows
    rounds = {r["round"]: r for r in rows["rounds"]}
    numbers = {r["number"] for r in rows["rounds"]}
    judgments = {j["judgment"] for j in rows["annotations"]}
    people = {a["annotator"] for a in rows["annotators"]}
    gold = {p for p, row in bag.pairs.items() if row["purpose"] == "gold"}
    production = set(bag.pairs) - gold
    pooled = {p for r in rows["rounds"] for p in r["gold_pool"]}

    def need(holds_, name, row, what):
        if not holds_:
            ident = next((row[k] for k in (RECORDS[name][0].split()[0].split(".")[0],) if k in row), "")
            fault(f"Row {shown(ident)}: {what}", PATHS[name])

    need(numbers == set(range(1, len(rows["rounds"]) + 1)) and numbers, "rounds", {}, "rounds are not numbered 1, 2, ….")
    for r in rows["rounds"]:
        need(r["batch"] == batch, "rounds", r, "it is a round of another batch.")
        need(r["gold_pool"] == sorted(set(r["gold_pool"])), "rounds", r, "its gold pool is not in order or has a pair twice.")
        for p in r["gold_pool"]:
            need(p in gold and p in bag.truths, "rounds", r, f"gold pair {p} has no pair or no truth here.")
    need(sorted(rounds) == [s["round"] for s in rows["seeds"]], "seeds", {}, "there is not one seed for each round.")
    need(rows["import"][0]["batch"] == batch, "import", rows["import"][0], "it is about another batch.")
    routed = {(rounds[r["round"]]["number"], r["routing"]["pair"]) for r in rows["routings"] if r["round"] in rounds}
    for r in rows["routings"]:
        need(r["round"] in rounds and r["routing"]["pair"] in bag.pairs, "routings", r, f"its round or pair {r['routing']['pair']} is not here.")
        need((r["routing"]["reason"] == "gold") == (r["routing"]["pair"] in gold), "routings", r, f"pair {r['routing']['pair']} is gold, or its reason is, not both.")
    for name, j in judgments_of(bag):
        need(j["batch"] == batch and j["round"] in numbers, name, j, "its batch or round is not here.")
        need(j["annotator"] in people, name, j, f"annotator {shown(j['annotator'])} is not here.")
        need(j["pair"] in bag.pairs, name, j, f"pair {j['pair']} is not here.")
        if j["pair"] in bag.pairs:
            need(j["purpose"] == bag.pairs[j["pair"]]["purpose"], name, j, "its purpose is not its pair's.")
        need((j["purpose"] == "gold") == (j["reason"] == "gold"), name, j, "its purpose and its reason differ.")
        need(j["pair"] in gold or (j["round"], j["pair"]) in routed, name, j, "its pair was not routed in its round.")
        need(j["guidelines"] == bag.delivery["guidelines_hash"], name, j, "it was made under other guidelines.")
    for f in rows["flags"]:
        need(f["judgment"] in judgments, "flags", f, f"judgment {f['judgment']} is not here.")
    for name in ("resolutions", "spot_checks"):
        for r in rows[name]:
            need(r["batch"] == batch and r["round"] in numbers and r["pair"] in production, name, r, "its batch, round or production pair is not here.")
    for r in rows["root_causes"]:
        need(r["batch"] == batch and r["round"] in numbers, "root_causes", r, "its batch or round is not here.")
    retired, pools = set(), {(r["number"], p) for r in rows["rounds"] for p in r["gold_pool"]}
    for r in rows["retired_gold"]:
        need(r["batch"] == batch and (r["round"], r["pair"]) in pools and r["pair"] not in retired, "retired_gold", r,
             "its batch is not this, its pair is not in the gold pool of its round, or is retired twice.")
        retired.add(r["pair"])
    for v in rows["verdicts"]:
        need(v["batch"] == batch and v["round"] == len(rounds) and v["pair"] in production, "verdicts", v, "its batch, round or production pair is not here.")
    for p in sorted(gold - pooled):
        need(False, "pairs", bag.pairs[p], "it is a gold pair of no pool.")
    for p in sorted(set(bag.truths) - pooled):
        need(False, "truths", {"pair": p}, "it is the truth of no gold pair of a pool.")
    for p in sorted(production - {pair for _, pair in routed}):
        need(False, "pairs", bag.pairs[p], "it is a production pair that was not routed.")


HOUSE = [("min_criteria", "criteria of the rubric", 4), ("min_examples_per_criterion", "worked examples a criterion", 20), ("pilot_kappa", "pilot κ", 0.7),
         ("pilot_pairs", "pilot pairs", 50), ("calibration_pairs", "calibration pairs", 50), ("calibration_kappa", "calibration κ", 0.65),
         ("gold_share", "gold share", 0.06), ("gold_accuracy", "gold accuracy", 0.88), ("sample_share", "share judged twice", 0.15),
         ("sample_judgments", "judgments of a sampled pair", 2), ("borderline_confidence", "borderline confidence", 0.75),
         ("spot_check_share", "spot check share", 0.05), ("batch_kappa", "batch κ", 0.72)]


def looser_than_house(bag):
    asked = [f"{name}: {number(bag.plan[key])} instead of {number(standard)}" for key, name, standard in HOUSE if bag.plan[key] < standard]
    asked += ["the judge may be of the family that made responses"] if bag.plan.get("same_family_judge") else []
    return asked + [f"recorded work without {field}" for field in bag.recorded["absent_fields"]]


def check_guidelines(bag, fault):
    if bag.folder.sha(GUIDELINES) != bag.delivery["guidelines_hash"]:
        fault("Its digest is not guidelines_hash of the delivery.", GUIDELINES)
    if bag.delivery["looser_than_house"] != looser_than_house(bag):
        fault("looser_than_house is not what the plan says.", PATHS["delivery"])
    if any(a["simulated"] for a in bag.rows["annotators"]) and not bag.delivery["simulated"]:
        fault("An annotator is simulated and the delivery does not say so.", PATHS["delivery"])


# ---------------------------------------------------------------------- 5 draws (format 6)

def h(seed, text):
    return hmac.digest(seed, text.encode("utf-8"), "sha256")


def u64(data):
    return struct.unpack(">Q", data[:8])[0]


def take(share, n):
    return min(n, max(0, math.ceil(share * n - 1e-9)))


def drawn(seed, word, pairs, share):
    return set(sorted(pairs, key=lambda p: (h(seed, f"{word}|{p}"), p))[:take(share, len(pairs))])


class GoldPlaces:
    """Where gold stands in each annotator's stream of a round, and which pair."""

    def __init__(self, seed, share, pool):
        self.seed, self.pool, self.orders = seed, pool, {}
        self.length = max(1, math.floor(1 / share + 1e-9)) if share > 0 and pool else 0

    def at(self, annotator, place):
        """The gold pair at a place, or None for an ordinary one."""
        if not self.length:
            return None
        block, within = divmod(place, self.length)
        if block >= len(self.pool) or within != u64(h(self.seed, f"gold|{annotator}|{block}")) % self.length:
            return None
        if annotator not in self.orders:
            self.orders[annotator] = sorted(self.pool, key=lambda p: (h(self.seed, f"pick|{annotator}|{p}"), p))
        return self.orders[annotator][block]


def check_seeds(bag, fault):
    for r in bag.rounds:
        if sha(r.seed) != r.row["seed_digest"]:
            fault(f"The seed of round {r.number} is not the one whose digest was on record.", PATHS["seeds"])


def wrong_on_purpose(bag, r):
    """The gold pairs whose suggestion the seed draws to be wrong; reads nothing that the draw changes."""
    shown = [p for p, x in r.routings.items() if x["reason"] == "gold" and x["suggestion_shown"] and x["suggestion"] in ("a", "b")
             and p in bag.truths and bag.truths[p]["truth"] in ("a", "b")]
    return drawn(r.seed, "wrong", shown, bag.plan["wrong_suggestion_share"])


def check_routing(bag, fault):
    for r in bag.rounds:
        if list_digest([x["routing"] for x in bag.rows["routings"] if x["round"] == r.row["round"]]) != r.row["routing_digest"]:
            fault(f"The routings of round {r.number} are not the ones whose digest was on record.", PATHS["routings"])
        for x in r.routings.values():
            if x["reason"] in ("single", "borderline") and (x["reason"] == "single") != suffices(x, bag.plan):
                fault(f"Pair {x['pair']} of round {r.number}: one judgment or two, its confidence says otherwise.", PATHS["routings"])
        for p in wrong_on_purpose(bag, r):
            if r.routings[p]["suggestion"] == bag.truths[p]["truth"]:
                fault(f"Pair {p} of round {r.number}: the seed draws it for a suggestion that is wrong, and it is right.", PATHS["routings"])


def suffices(routing, plan):
    """One judgment is enough: nobody was asked, or the opinion is usable, consistent and surer than what is proven to do."""
    return routing["provider"] == "none" or (
        routing["consistent"] == "yes" and routing["suggestion"] != "none" and routing["threshold"] >= 0
        and routing["stated_confidence"] >= routing["threshold"] and routing["confidence"] >= plan["borderline_confidence"])


def check_sample(bag, fault):
    for r in bag.rounds:
        sample = drawn(r.seed, "sample", r.pairs, bag.plan["sample_share"])
        for p in r.pairs:
            if r.routings[p]["in_sample"] != (p in sample):
                fault(f"Pair {p} of round {r.number}: the seed draws it " + ("into" if p in sample else "out of") + " the sample.", PATHS["routings"])
        for j in r.judgments:
            if j["pair"] in sample and j["suggestion_shown"]:
                fault(f"Judgment {j['judgment']} of a sampled pair was made with the suggestion.", PATHS["annotations"])
            after = bag.plan["suggestion"] == "after_commitment"
            if (j["suggestion_shown"] and bag.plan["suggestion"] == "withheld") or (j["first_choice"] != "none") != (j["suggestion_shown"] and after):
                fault(f"Judgment {j['judgment']}: the plan shows the suggestion at another time, or not at all.", PATHS["annotations"])


def check_sides(bag, fault):
    for r in bag.rounds:
        for j in r.judgments:
            side = ("a_left", "b_left")[h(r.seed, f"side|{j['pair']}|{j['annotator']}")[0] & 1]
            if j["sides"] != side and not (j["sides"] == "unknown" and "sides" in bag.recorded["absent_fields"]):
                fault(f"Judgment {j['judgment']} says {j['sides']}; the seed draws {side}.", PATHS["annotations"])


def check_gold_places(bag, fault):
    for r in bag.rounds:
        places, seen = GoldPlaces(r.seed, bag.plan["gold_share"], r.row["gold_pool"]), set()
        for j in r.judgments:
            place = (j["annotator"], j["stream_position"])
            if place in seen:
                fault(f"Judgment {j['judgment']} has place {place[1]}, which is taken.", PATHS["annotations"])
            seen.add(place)
            due = places.at(*place)
            if due != (j["pair"] if j["purpose"] == "gold" else None):
                fault(f"Judgment {j['judgment']} at place {place[1]}: the seed puts {'gold pair ' + due if due else 'no gold'} there.", PATHS["annotations"])


def check_spot_checks(bag, fault):
    for r in bag.rounds:
        chosen = drawn(r.seed, "spot", r.pairs, bag.plan["spot_check_share"])
        for c in r.checks:
            if c["reason"] == "sample" and c["pair"] not in chosen:
                fault(f"Spot check {c['spot_check']} is of a pair that the seed did not draw.", PATHS["spot_checks"])


# ---------------------------------------------------------------------- 6 ledger (format 7)

def merkle_root(leaves):
    """RFC 9162, 2.1.1. Joining neighbours level by level, an odd one going up alone, makes the same tree."""
    level = [hashlib.sha256(b"\0" + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        pairs = [hashlib.sha256(b"\1" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2:]
    return level[0].hex() if level else sha(b"")


def check_ledger_chain(bag, fault):
    entries, seals = bag.rows["ledger_entries"], bag.rows["ledger_seals"]
    seen = set()
    for place, e in enumerate(entries):
        if e["index"] != place:
            return fault(f"Entry {e['index']} stands where {place} is due.", PATHS["ledger_entries"])
        if e["entry"] in seen:
            fault(f"Entry {place} has an id that another has.", PATHS["ledger_entries"])
        seen.add(e["entry"])
    first, chain, day = 0, "0" * 64, ""
    for place, s in enumerate(seals, 1):
        covered = entries[first:first + max(0, s["count"])]
        leaves = [canonical({k: e[k] for k in ("at", "batch", "digest", "entry", "kind", "subject")}) for e in covered]
        root = merkle_root(leaves)
        wrong = [what for what, bad in (
            ("number", s["number"] != place), ("day", s["day"] < day), ("first_index", s["first_index"] != first),
            ("count", s["count"] < 1 or len(covered) != s["count"]), ("root", s["root"] != root), ("previous", s["previous"] != chain),
            ("chain", s["chain"] != sha(bytes.fromhex(s["previous"] + s["root"])))) if bad]
        for what in wrong:
            fault(f"{what} of seal {s['number']} is not what its entries give.", PATHS["ledger_seals"])
        for e in covered:
            if e["seal"] != s["number"]:
                fault(f"Entry {e['index']} names seal {e['seal']} and is covered by {s['number']}.", PATHS["ledger_entries"])
        first, chain, day = first + len(covered), s["chain"], s["day"]
    covered = sum(s["count"] for s in seals)
    if covered != len(entries):
        fault(f"There are {len(entries)} entries; the seals cover {covered}.", PATHS["ledger_entries"])


LOGGED = {"round": "rounds", "judgment": "annotations", "withdrawal": "withdrawn", "flag": "flags", "resolution": "resolutions", "spot_check": "spot_checks", "root_cause": "root_causes",
          "gold_retirement": "retired_gold"}


def subject_of(kind, row):
    return row["judgment"]["judgment"] if kind == "withdrawal" else row[{"gold_retirement": "retirement"}.get(kind, kind)]


def check_rows_of_ledger(bag, fault):
    """One entry for each row and a row for each entry: runs even where rows are missing."""
    for kind, name in LOGGED.items():
        entries = Counter()
        digests = {}
        for e in bag.rows.get("ledger_entries", []):
            if e["kind"] == kind and e["batch"] == bag.delivery["batch"]:
                entries[e["subject"]] += 1
                digests[e["subject"]] = e["digest"]
        rows = {subject_of(kind, row): row for row in bag.rows.get(name, [])}
        if kind == "judgment":
            rows |= {row["judgment"]["judgment"]: row["judgment"] for row in bag.rows.get("withdrawn", [])}
        for subject, count in entries.items():
            if count > 1:
                fault(f"{kind} {subject} is in the ledger {count} times.", PATHS["ledger_entries"])
            if subject not in rows:
                fault(f"{kind} {subject} is in the ledger and not here: it was removed.", PATHS[name])
            elif digest(rows[subject]) != digests[subject]:
                fault(f"{kind} {subject} is not as the ledger has it: it was changed.", PATHS[name])
        for subject in rows:
            if subject not in entries:
                fault(f"{kind} {subject} is not in the ledger: it was added.", PATHS[name])


def check_ledger_rows(bag, fault):
    check_rows_of_ledger(bag, fault)
    rows, batch = bag.rows, bag.delivery["batch"]
    by_kind = defaultdict(list)
    for e in rows["ledger_entries"]:
        by_kind[e["kind"]].append(e)
    known = {kind: {e["digest"] for e in found} for kind, found in by_kind.items()}
    if bag.delivery["guidelines_hash"] not in known.get("guidelines", ()):
        fault("The approval of the guidelines is not in the ledger.", GUIDELINES)
    attempts = defaultdict(list)
    for a in rows["calibration_answers"]:
        attempts[a["annotator"], a["attempt"]].append(a)
    for (annotator, attempt), answers in attempts.items():
        if list_digest(answers) not in known.get("qualification", ()):
            fault(f"Attempt {attempt} of {shown(annotator)} is not in the ledger as it stands here.", PATHS["calibration_answers"])
    if rows["pilot_answers"] and list_digest(rows["pilot_answers"]) not in known.get("pilot", ()):
        fault("The pilot is not in the ledger as it stands here.", PATHS["pilot_answers"])

    summary = rows["import"][0]
    imports = [e for e in by_kind["pair_import"] if e["batch"] == batch and e["subject"] == batch]
    if not imports or imports[-1]["digest"] != digest(summary):
        fault("The import is not in the ledger as it stands here.", PATHS["import"])
    production = [p for p in rows["pairs"] if p["purpose"] == "production"]
    if list_digest(production) != summary["pairs_digest"]:
        fault("The production pairs are not the ones that were imported.", PATHS["pairs"])
    if summary["accepted"] != len(production) or summary["read"] != summary["accepted"] + sum(s["count"] for s in summary["set_aside"]):
        fault("The sums of the import do not hold.", PATHS["import"])

    for r in bag.rounds:
        pool = r.row["gold_pool"]
        entries = [e["digest"] for e in by_kind["gold"] if e["batch"] == batch and e["subject"] == r.row["round"]]
        if pool and entries != [list_digest([{"pair": bag.pairs[p], "truth": bag.truths[p]} for p in pool])]:
            fault(f"The gold pairs and truths of round {r.number} are not as the ledger has them.", PATHS["truths"])
    entries = [e for e in by_kind["verdict"] if e["batch"] == batch and e["subject"] == bag.current.row["round"]]
    if [e["digest"] for e in entries] != [list_digest(rows["verdicts"])]:
        fault("The verdicts are not as the ledger has them.", PATHS["verdicts"])


def check_ledger_order(bag, fault):
    batch, position = bag.delivery["batch"], {}
    for e in bag.rows["ledger_entries"]:
        if e["batch"] == batch or e["kind"] == "guidelines":
            position.setdefault((e["kind"], e["digest"] if e["kind"] == "guidelines" else e["subject"]), e["index"])
    for r in bag.rounds:
        if r.row["guidelines"] != bag.delivery["guidelines_hash"]:
            fault(f"Round {r.number} was worked under other guidelines.", PATHS["rounds"])
        before = {"round": position.get(("round", r.row["round"])), "guidelines": position.get(("guidelines", r.row["guidelines"]))}
        if r.row["gold_pool"]:
            before["gold"] = position.get(("gold", r.row["round"]))
        first = min((position[k] for k in (("judgment", j["judgment"]) for j in r.judgments) if k in position), default=math.inf)
        for what, index in before.items():
            if index is None or index >= first:
                fault(f"The {what} entry of round {r.number} does not stand before its judgments.", PATHS["ledger_entries"])


def check_kept_seals(bag, fault, kept):
    here = {s["number"]: s for s in bag.rows.get("ledger_seals", [])}
    for seal in kept:
        if here.get(seal["number"]) != seal:
            fault(f"Seal {seal['number']}, kept from {seal['day']}, is " + ("another here." if seal["number"] in here else "not here."), PATHS["ledger_seals"])


# ---------------------------------------------------------------------- 7 verdicts, preference rows (format 8, 9)

def verdict_of(bag, r, pair):
    """The first rule that applies decides."""
    judged, checks = r.said.get(pair, []), r.checks_of[pair]
    ids = [j["judgment"] for j in judged]
    last = max(checks, key=lambda c: (c["at"], c["spot_check"]), default=None)
    overturned = last["at"] if last and not last["confirmed"] else None
    standing = max((x for x in r.resolutions_of[pair] if x["kind"] == "spot_check" or (x["kind"] == "adjudication" and (overturned is None or x["at"] > overturned))),
                   key=lambda x: (x["kind"] == "spot_check", x["at"], x["resolution"]), default=None)
    counts = Counter(j["choice"] for j in judged).most_common()
    choice, basis, end = None, "unresolved", None
    if standing:
        choice, basis, end = standing["choice"], standing["kind"], standing
    elif judged and overturned is None:
        if len(counts) == 1:
            choice, basis = counts[0][0], "single" if len(judged) == 1 else "agreement"
        elif is_majority(bag, judged):
            choice, basis = counts[0][0], "majority"
            end = max((x for x in r.resolutions_of[pair] if x["kind"] == "majority" and x["choice"] == choice),
                      key=lambda x: (x["at"], x["resolution"]), default=None)
    released = choice in ("a", "b")
    if released:
        ids = [j["judgment"] for j in judged if j["choice"] == choice]
    elif choice:
        basis = choice
    return {"batch": bag.delivery["batch"], "round": r.number, "pair": pair, "released": released, "choice": choice or "cannot_judge", "basis": basis,
            "evidence": ids + ([end["resolution"]] if end else [])}


def is_majority(bag, judged):
    most = max(Counter(j["choice"] for j in judged).values(), default=0)
    return bag.recorded["majority_resolves"] and len(judged) >= 3 and most * 2 > len(judged)


def check_verdicts(bag, fault):
    here = {v["pair"]: v for v in bag.rows["verdicts"]}
    production = {p for p, row in bag.pairs.items() if row["purpose"] == "production"}
    for pair in sorted(production | set(here)):
        expected = verdict_of(bag, bag.current, pair) if pair in production else None
        if here.get(pair) != expected:
            what = "is not there" if pair not in here else "is of no production pair" if not expected else "is not what the judgments give"
            fault(f"The verdict of pair {pair} {what}.", PATHS["verdicts"])


def unusable(prompt, chosen, rejected):
    """Why no trainer could use a row, or None."""
    if (not prompt or prompt[-1]["role"] not in ("user", "tool") or any(m["role"] == "system" for m in prompt[1:])
            or any(m["role"] not in ("system", "user", "assistant", "tool") or not m["content"] for m in prompt)):
        return "prompt_shape"
    return "empty_response" if not (chosen and rejected) else "same_response" if chosen == rejected else None


def preference_row(bag, verdict):
    """(row, None), or (None, why there is none)."""
    pair, choice = bag.pairs[verdict["pair"]], verdict["choice"]
    prompt = [{"role": m["role"], "content": trim(m["content"])} for m in pair["prompt"]]
    chosen, rejected = [trim(pair["response_" + side]) for side in ("ab" if choice == "a" else "ba")]
    reason = unusable(prompt, chosen, rejected)
    if reason:
        return None, reason
    evidence = [bag.judgments[e] for e in verdict["evidence"] if e in bag.judgments]
    support = [j for j in evidence if j["choice"] == choice] or evidence
    written = [r["text"] for r in map(bag.resolutions.get, verdict["evidence"]) if r and r["choice"] == choice and r["kind"] != "majority"]
    scores = defaultdict(list)
    for j in support:
        for s in j["scores"]:
            scores[s["criterion"]].append(s)

    def mean(values, otherwise):
        return functools.reduce(operator.add, values) / len(values) if values else otherwise  # sum() of Python 3.12 rounds otherwise

    return {
        "id": pair["pair"], "external_id": pair["external_id"], "prompt": prompt,
        "chosen": [{"role": "assistant", "content": chosen}], "rejected": [{"role": "assistant", "content": rejected}], "preferred": choice,
        "preference_strength": mean([j["strength"] for j in support if j["strength"] > 0], 0.0),
        "confidence": mean([j["confidence"] for j in support if j["confidence"] >= 0], -1.0),
        "difficulty": min((j["difficulty"] for j in support), key=DIFFICULTY.index, default="not_recorded"),
        "rationale": written[-1] if written else support[0]["rationale"] if support else "",
        "criterion_scores": [{"criterion": c, "a": mean([float(s["a"]) for s in scores[c]], 0.0), "b": mean([float(s["b"]) for s in scores[c]], 0.0)}
                             for c in sorted(scores, key=utf16)],
        "flags": [{"kind": kind, **{side: sum(f["kind"] == kind and f["response"] == side for j in support for f in j["flags"]) for side in "ab"}} for kind in FLAGS],
        "annotators": list(dict.fromkeys(j["annotator"] for j in support)),
        "basis": verdict["basis"], "domain": pair["domain"], "language": pair["language"], "task_type": pair["task_type"],
    }, None


def project(bag):
    """({"train": rows, "test": rows}, {pair: why it has no row}) from the verdicts as delivered."""
    rows, dropped = {"train": [], "test": []}, {}
    for verdict in bag.rows["verdicts"]:
        row, why = preference_row(bag, verdict) if verdict["released"] else (None, verdict["basis"])
        if row is None:
            dropped[verdict["pair"]] = why
        else:
            split = h(bag.delivery["project"].encode("ascii"), "split|" + write(row["prompt"]))
            rows["test" if u64(split) % 10 == 0 else "train"].append(row)
    return rows, dropped


def check_preference(bag, fault):
    for split, expected in bag.projection[0].items():
        path = PATHS["preference_" + split]
        found = {r["id"]: r for r in bag.rows["preference_" + split]}
        expected = {r["id"]: r for r in expected}
        for pair in sorted(set(found) | set(expected)):
            if pair not in expected or pair not in found:
                fault(f"The row of pair {pair} " + ("is missing." if pair in expected else "does not belong here."), path)
            elif found[pair] != expected[pair]:
                keys = [k for k in PREFERENCE if found[pair][k] != expected[pair][k]]
                fault(f"The row of pair {pair} differs from the records in {', '.join(keys)}.", path)


def single_turn(row):
    """(system, user) of a prompt of one user message, with a system message before it or without."""
    roles = [m["role"] for m in row["prompt"]]
    if roles not in (["user"], ["system", "user"]):
        return None
    return (row["prompt"][0]["content"] if len(roles) == 2 else ""), row["prompt"][-1]["content"]


def alternates(prompt):
    turns = prompt[prompt[0]["role"] == "system":]
    return len(turns) % 2 == 1 and all(m["role"] == ("user", "assistant")[i % 2] for i, m in enumerate(turns))


def labelled(row, before, plain):
    for side, label in (("chosen", True), ("rejected", False)):
        yield {"id": f"{row['id']}-{side}", **before, "completion": row[side][0]["content"] if plain else row[side], "label": label}


def flat(row, turn):
    return {"id": row["id"], "system": turn[0], "input": turn[1], "chosen": row["chosen"][0]["content"], "rejected": row["rejected"][0]["content"],
            "preference_strength": row["preference_strength"]}


# 9.1: folder → the rows that a preference row gives
SHAPES = {
    "preference_implicit": lambda p: [{"id": p["id"], "chosen": p["prompt"] + p["chosen"], "rejected": p["prompt"] + p["rejected"],
                                       "preference_strength": p["preference_strength"]}],
    "pairs_flat": lambda p: [flat(p, turn) for turn in [single_turn(p)] if turn],
    "reward_margin": lambda p: [{"id": p["id"], "prompt": p["prompt"], "chosen": p["chosen"], "rejected": p["rejected"], "margin": p["preference_strength"]}],
    "unpaired": lambda p: labelled(p, {"prompt": p["prompt"]}, False),
    "unpaired_flat": lambda p: [row for turn in [single_turn(p)] if turn for row in labelled(p, {"system": turn[0], "prompt": turn[1]}, True)],
    "ranked": lambda p: [{"id": p["id"], "context": p["prompt"], "completions": [{"rank": 0, "completion": p["chosen"]}, {"rank": 1, "completion": p["rejected"]}]}],
    "sharegpt": lambda p: [{"id": p["id"], "messages": p["prompt"], "chosen": p["chosen"][0], "rejected": p["rejected"][0]}] if alternates(p["prompt"]) else [],
}


def held_shapes(bag):
    """A bag holds a shape when it holds one of its files."""
    return [name for name in SHAPES if any(f"data/{name}/{split}.jsonl" in bag.folder.regular for split in ("train", "test"))]


def check_projections(bag, fault):
    for name in held_shapes(bag):
        for split, rows in bag.projection[0].items():
            path = f"data/{name}/{split}.jsonl"
            data = bag.folder.read(path)
            if data is None:
                fault("The file is missing.", path)
                continue
            lines = data.decode("utf-8", "replace").split("\n")
            if lines.pop():
                fault("The last row has no end.", path)
            expected = [form(row) for p in rows for row in SHAPES[name](p)]
            for count, (line, want) in enumerate(zip(lines, expected), 1):
                if not same_row(line, want):
                    fault(f"Line {count} is not the row that the preference rows give.", path)
                    break
            else:
                if len(lines) != len(expected):
                    fault(f"It has {len(lines)} rows; the preference rows give {len(expected)}.", path)


def same_row(line, want):
    """Byte for byte, or with other escapes in its texts."""
    try:
        return line == want or (skeleton(line) == skeleton(want) and form(parse(line)) == want)
    except (ValueError, RecursionError):
        return False


PARQUET = "data/parquet/"


def check_parquet(bag, fault):
    """Which files are there, and that each is one whole Parquet file. Python's library cannot read the rows: their digests are in the
    manifest, and `concave verify` holds them row for row against the JSONL files (format 11)."""
    expected = {f"{PARQUET}annotations/train.parquet"}
    expected |= {f"{PARQUET}{name}/{split}.parquet" for name in ["preference"] + held_shapes(bag) for split in ("train", "test")}
    for path in sorted(expected | {p for p in bag.folder.paths if p.startswith(PARQUET)} - {PARQUET + "README.md"}):
        data = bag.folder.read(path)
        if path not in expected:
            fault("No configuration has such a file.", path)
        elif data is None:
            fault("The file is missing.", path)
        elif len(data) < 12 or data[:4] != b"PAR1" or data[-4:] != b"PAR1" or int.from_bytes(data[-8:-4], "little") > len(data) - 12:
            fault("It is no Parquet file.", path)


CROISSANT = "croissant.json"
VOCABULARIES = {"cr": "http://mlcommons.org/croissant/", "dct": "http://purl.org/dc/terms/", "prov": "http://www.w3.org/ns/prov#",
                "rai": "http://mlcommons.org/croissant/RAI/", "sc": "https://schema.org/"}
SAID = "description creator keywords inLanguage citeAs".split() + ["rai:" + name for name in (
    "annotationsPerItem annotatorDemographics dataAnnotationAnalysis dataAnnotationPlatform dataAnnotationProtocol dataBiases dataCollection "
    "dataCollectionTimeframe dataLimitations dataManipulationProtocol dataPreprocessingProtocol dataReleaseMaintenancePlan dataSocialImpact "
    "dataUseCases machineAnnotationTools personalSensitiveInformation").split()]
MEDIA = {".jsonl": "application/jsonlines", ".parquet": "application/x-parquet", ".json": "application/json", ".md": "text/markdown", ".html": "text/html"}
COLUMNS = {  # of each configuration
    "annotations": JUDGMENT, "preference": PREFERENCE,
    "preference_implicit": fields("id:id chosen:list rejected:list preference_strength:fraction", list=MESSAGES),
    "pairs_flat": fields("id:id system:text input:text chosen:text rejected:text preference_strength:fraction"),
    "reward_margin": fields("id:id prompt:list chosen:list rejected:list margin:fraction", list=MESSAGES),
    "unpaired": fields("id:text prompt:list completion:list label:bool", list=MESSAGES),
    "unpaired_flat": fields("id:text system:text prompt:text completion:text label:bool"),
    "ranked": fields("id:id context:list completions:ranks", list=MESSAGES, ranks=[{"rank": "whole", "completion": MESSAGES}]),
    "sharegpt": fields("id:id messages:list chosen:one rejected:one", list=MESSAGES, one=MESSAGES[0]),
}


def croissant_field(name, kind, path, column, inside=()):
    """A column, or a key inside one, as a field of the record set (format 9.3)."""
    made = {"@type": "cr:Field", "@id": name, "name": name}
    item = kind[0] if type(kind) is list else kind
    if type(item) is dict:
        made["subField"] = [croissant_field(f"{name}/{key}", inner, path, column, inside + (key,)) for key, inner in item.items()]
    else:
        word = {"whole": "sc:Integer", "fraction": "sc:Float", "bool": "sc:Boolean"}.get(item, "sc:Text") if type(item) is str else "sc:Text"
        made["dataType"] = [word, "cr:Label"] if not inside and column in ("preferred", "choice", "label") else word
        made["source"] = {"fileObject": {"@id": path}, "extract": {"column": column}}
        if inside:
            made["source"]["transform"] = [{"jsonPath": key} for key in inside]
    return {**made, "isArray": True, "arrayShape": "-1"} if type(kind) is list else made


def check_croissant(bag, fault):
    try:
        found = parse(bag.folder.read(CROISSANT) or b"")
        if type(found) is not dict:
            raise ValueError("no object")
    except (ValueError, RecursionError) as error:
        return fault(f"It is no JSON object: {shown(error)}.", CROISSANT)
    files = [{"@type": "cr:FileObject", "@id": path, "name": path, "contentUrl": path, "contentSize": f"{bag.folder.size(path)} B",
              "encodingFormat": MEDIA.get(os.path.splitext(path)[1], "application/octet-stream"), "sha256": bag.folder.sha(path)}
             for path in bag.folder.paths if path.startswith("data/")]
    sets = []
    for path in sorted(f"data/{name}/{split}.jsonl" for name in ["annotations", "preference"] + held_shapes(bag) for split in ("train", "test")):
        if bag.folder.size(path):
            _, folder, split = path[:-len(".jsonl")].split("/")
            name = f"{folder}_{split}"
            sets.append({"@type": "cr:RecordSet", "@id": name, "name": name,
                         "field": [croissant_field(f"{name}/{column}", kind, path, column) for column, kind in COLUMNS[folder].items()]})
    expected = {"@type": "sc:Dataset", "conformsTo": ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"],
                "name": f"{bag.delivery['project_title']}, batch {bag.delivery['batch_number']}", "url": f"urn:uuid:{bag.delivery['delivery']}",
                "license": "LICENSE.md", "datePublished": bag.delivery["created_at"][:10], "version": f"{bag.current.number}.0.0", "isLiveDataset": False,
                "distribution": files, "recordSet": sets}
    for key, value in expected.items():
        for path, want, got in differences(value, found.get(key), "$." + key):
            fault(f"The delivery gives {shown(want, 80)}, it says {shown(got, 80)}.", CROISSANT, shown(path))
    context = found.get("@context")
    for prefix, vocabulary in VOCABULARIES.items():
        if type(context) is not dict or context.get(prefix) != vocabulary:
            fault(f"{prefix} does not stand for {vocabulary}.", CROISSANT, "$.@context." + prefix)
    for name in SAID:
        if type(found.get(name)) not in (str, list, dict) or not found[name]:
            fault("It is not there, or says nothing.", CROISSANT, "$." + name)


# ---------------------------------------------------------------------- 8 statistics (figures 3)

def z(p):
    return statistics.NormalDist().inv_cdf(p)


def beta(a, b, x):
    """Regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22, Lentz's method)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta(b, a, 1 - x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    tiny = 1e-300
    c, d = 1.0, 1 / ((1 - (a + b) * x / (a + 1)) or tiny)
    value, m = d, 0
    while True:
        m += 1
        for term in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d, c = 1 / ((1 + term * d) or tiny), (1 + term / c) or tiny
            value *= c * d
        if abs(c * d - 1) < 1e-15 or m > 100_000:
            return front * value


def bisect(function, target):
    """The x in [0, 1] at which an increasing function reaches the target."""
    low, high = 0.0, 1.0
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        low, high = (middle, high) if function(middle) < target else (low, middle)


@functools.lru_cache(maxsize=None)
def share(hits, n):
    """3.1: Wilson (1927) two-sided 95 %, Clopper and Pearson (1934) one-sided lower 95 %."""
    if n == 0:
        return {"share": None, "hits": 0, "n": 0, "low95": None, "high95": None, "lower95": None}
    p, q = hits / n, z(0.975)
    middle, width = p + q * q / (2 * n), q * math.sqrt(p * (1 - p) / n + q * q / (4 * n * n))
    return {"share": p, "hits": hits, "n": n, "low95": max(0, (middle - width) / (1 + q * q / n)), "high95": min(1, (middle + width) / (1 + q * q / n)),
            "lower95": bisect(lambda x: beta(hits, n - hits + 1, x), 0.05) if hits else 0}


def share_of(tests):
    tests = list(tests)
    return share(sum(tests), len(tests))


def exact_share(tests):
    """3.1: Clopper and Pearson (1934) two-sided 95 %."""
    tests = list(tests)
    hits, n = sum(tests), len(tests)
    if n == 0:
        return {"share": None, "hits": 0, "n": 0, "low95": None, "high95": None}
    return {"share": hits / n, "hits": hits, "n": n, "low95": bisect(lambda x: beta(hits, n - hits + 1, x), 0.025) if hits else 0,
            "high95": 1 if hits == n else bisect(lambda x: beta(hits + 1, n - hits, x), 0.975)}


def upper95(hits, n):
    """Clopper-Pearson, one-sided upper 95 %."""
    return 1.0 if hits == n else bisect(lambda x: beta(hits + 1, n - hits, x), 0.95)


def habit(tests):
    """3.5: exact two-sided test of one half. P(X <= m) = I_1/2(n - m, m + 1)."""
    figure = share_of(tests)
    n, least = figure["n"], min(figure["hits"], figure["n"] - figure["hits"])
    p = None if n == 0 else 1.0 if 2 * least == n else min(1.0, 2 * beta(n - least, least + 1, 0.5))
    return {"figure": figure, "p_value": p}


def mixed(x):
    """The last step of SplitMix64 (Steele, Lea and Flood 2014)."""
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & U64
    x = (x ^ x >> 27) * 0x94D049BB133111EB & U64
    return x ^ x >> 31


U64, STEP = (1 << 64) - 1, 0x9E3779B97F4A7C15


def middles(values):
    """3.7: the median of a resample as a function of a number in (0, 1), and the median."""
    v, n = sorted(values), len(values)
    ranks, reach = ((n + 1) // 2, n // 2 + 1), int(4 * math.sqrt(n)) + 2
    first, last = max(0, ranks[0] - reach), min(n - 1, ranks[1] + reach)
    chances = {j: [beta(j, n - j + 1, (i + 1) / n) for i in range(first, last + 1)] for j in set(ranks)}

    def resampled(u):
        return sum(v[first + min(bisect_left(chances[j], u), last - first)] for j in ranks) / 2

    return resampled, (v[ranks[0] - 1] + v[ranks[1] - 1]) / 2


def median_ratio(above, below):
    """3.7: ratio of two medians with the percentile interval of 2,000 resamples: (ratio, low, high)."""
    if not above or not below:
        return None, None, None
    (above, top), (below, bottom) = middles(above), middles(below)
    if bottom == 0:
        return None, None, None
    ratios, key = [], mixed(1)
    for replicate in range(2000):
        state = mixed(key ^ mixed(replicate * STEP + 1 & U64))
        u, w = (((mixed(state + STEP * i & U64) >> 11) + 0.5) / 2 ** 53 for i in (1, 2))
        if below(w) != 0:
            ratios.append(above(u) / below(w))
    ratios.sort()

    def end(p):
        at = p * (len(ratios) - 1)
        i = min(int(at), len(ratios) - 2)
        return ratios[i] + (at - i) * (ratios[i + 1] - ratios[i])

    return (top / bottom, end(0.025), end(0.975)) if len(ratios) > 1 else (top / bottom, None, None)


def pull(on, off):
    """3.6: Newcombe's (1998) interval of p1 - p0, Katz and others' (1978) of the pull."""
    names = ("difference", "difference_low95", "difference_high95", "pull", "pull_low95", "pull_high95")
    if not on["n"] or not off["n"]:
        return dict.fromkeys(names)
    p1, p0 = on["share"], off["share"]
    low = p1 - p0 - math.hypot(p1 - on["low95"], off["high95"] - p0)
    high = p1 - p0 + math.hypot(on["high95"] - p1, p0 - off["low95"])
    against, alone = on["n"] - on["hits"], off["n"] - off["hits"]
    if not alone:
        return dict(zip(names, (p1 - p0, low, high, None, None, None)))
    half = 0 if against else 0.5
    x1, n1, x0, n0 = against + half, on["n"] + half, alone + half, off["n"] + half
    middle, width = math.log(x1 / n1 / (x0 / n0)), z(0.975) * math.sqrt(1 / x1 - 1 / n1 + 1 / x0 - 1 / n0)
    return dict(zip(names, (p1 - p0, low, high, (p1 - p0) / (1 - p0), 1 - math.exp(middle + width), 1 - math.exp(middle - width))))


def agreement(weights, observed, expected, error, items, pairs, labels, annotators, nothing):
    """3.2: κ, its bounds on the scale ln(1 - κ), and the figure as it is reported; `nothing` says why there is none without items."""
    if not items:
        observed = expected = None
    kappa = None if not items or 1 - expected < 1e-12 else 1.0 if 1 - observed < 1e-12 else (observed - expected) / (1 - expected)
    error = error(kappa) if kappa is not None else None
    error = error if error is not None and error > 1e-12 else None

    def bound(side, level):
        if kappa is None or (kappa < 1 and error is None):
            return None
        if kappa < 1:
            return 1 - (1 - kappa) * math.exp(side * z(level) * error / (1 - kappa))
        return 1.0 if side < 0 else ((1 - level) ** (1 / pairs) - expected) / (1 - expected)

    bounds = {"low95": bound(1, 0.975), "high95": bound(-1, 0.975), "lower90": bound(1, 0.90), "lower95": bound(1, 0.95)}
    why = nothing if not items else "everyone chose one category, so chance agreement is 1" if kappa is None else "" if bounds["low95"] is not None else \
        "fewer than two items have two labels" if pairs < 2 else "every item says the same, so the error cannot be estimated"
    return {"weights": weights, "kappa": kappa, "undefined": why, "standard_error": error, **bounds,
            "observed": observed, "expected": expected, "items": items, "pairs": pairs, "labels": labels, "annotators": annotators,
            "outcome": "insufficient" if pairs < 100 else "sufficient"}


def pooled(labels, categories=3, weights="nominal", symmetrised=False):
    """3.3: pooled κ of (pair, part, annotator, category), with the standard error of its influence values, clustered by pair."""
    K = range(categories)
    w = [[float(k == l) if weights == "nominal" else 1 - ((k - l) / (categories - 1)) ** 2 for l in K] for k in K]
    items = defaultdict(dict)
    for pair, part, annotator, category in labels:
        items[pair, part].setdefault(annotator, category)
    items = {key: list(item.items()) for key, item in items.items() if len(item) > 1}
    count = defaultdict(lambda: [0] * categories)
    for item in items.values():
        for a, k in item:
            count[a][k] += 1
    size = {a: sum(c) for a, c in count.items()}
    p = {a: [k / size[a] for k in c] for a, c in count.items()}  # p_a(k)

    def even(v):
        return [(v[0] + v[1]) / 2] * 2 + v[2:] if symmetrised else v

    s = {a: even(v) for a, v in p.items()}
    seen = {a: [sum(w[k][l] * v[l] for l in K) for k in K] for a, v in s.items()}  # Σ_l w(k, l) p_a(l)
    by_chance = {}  # of two annotators

    def chance(a, b):
        if (a, b) not in by_chance:
            by_chance[a, b] = sum(s[a][k] * seen[b][k] for k in K)
        return by_chance[a, b]

    A, e, G = {}, {}, {a: [0.0] * categories for a in p}
    for key, item in items.items():
        c = len(item) * (len(item) - 1) / 2
        A[key] = sum(w[k][l] for i, (_, k) in enumerate(item) for _, l in item[:i]) / c
        e[key] = sum(chance(a, b) for i, (a, _) in enumerate(item) for b, _ in item[:i]) / c
        for a, _ in item:
            for b, _ in item:
                if a != b:
                    G[a] = [g + v / c for g, v in zip(G[a], seen[b])]
    n = len(items)
    Po, Pe = (math.fsum(A.values()) / n, math.fsum(e.values()) / n) if n else (None, None)
    clusters = {pair for pair, _ in items}

    def error(kappa):
        m = len(clusters)
        if m < 2:
            return None
        own = {}
        for a in p:
            g = even(G[a])
            own[a] = [(g[k] - sum(map(operator.mul, p[a], g))) / size[a] for k in K]
        U = defaultdict(float)
        for key, item in items.items():
            d = e[key] - Pe + sum(own[a][k] for a, k in item)
            U[key[0]] += ((A[key] - Po) - (1 - kappa) * d) / (1 - Pe)
        return math.sqrt(m / (m - 1) * math.fsum(u * u for u in U.values())) / n

    return agreement(weights, Po, Pe, error, n, len(clusters), sum(map(len, items.values())), len(p), "no item has two labels")


def cohen(columns, annotators, categories=3):
    """3.4: Cohen's κ of pairs of categories; standard error of Fleiss, Cohen and Everitt (1969)."""
    N_, K = len(columns), range(categories)
    if not N_:
        return agreement("nominal", None, None, None, 0, 0, 0, annotators, "no data")
    table = Counter(columns)
    p = [[table[i, j] / N_ for j in K] for i in K]
    rows, cols = [sum(p[i]) for i in K], [sum(p[i][j] for i in K) for j in K]
    Po, Pe = sum(p[i][i] for i in K), sum(rows[i] * cols[i] for i in K)

    def error(kappa):
        if N_ < 2:
            return None
        spread = sum(p[i][j] * ((i == j) - (cols[i] + rows[j]) * (1 - kappa)) ** 2 for i in K for j in K)
        bracket = spread - (kappa - Pe * (1 - kappa)) ** 2
        return math.sqrt(bracket / N_) / (1 - Pe) if bracket > 1e-12 else None

    return agreement("nominal", Po, Pe, error, N_, N_, 2 * N_, annotators, "no data")


# ---------------------------------------------------------------------- 9 sets of rows, gates (figures 2, 5)

NUMBER = {c: i for i, c in enumerate(CHOICE)}


def first_judgments(judgments):
    """In order of submission, a second one by the same person on the same pair passed over."""
    seen = {}
    for j in sorted(judgments, key=lambda j: (j["submitted_at"], j["judgment"])):
        seen.setdefault((j["pair"], j["annotator"]), j)
    return list(seen.values())


class Round:
    """The sets of rows of one round, by the names of the page."""

    def __init__(self, bag, row):
        self.row, self.number = row, row["number"]
        self.seed = bytes.fromhex(next(s["seed"] for s in bag.rows["seeds"] if s["round"] == row["round"]))
        self.routings = {r["routing"]["pair"]: r["routing"] for r in bag.rows["routings"] if r["round"] == row["round"]}
        self.pairs = [p for p, r in self.routings.items() if r["reason"] != "gold"]
        self.judgments = [j for j in bag.rows["annotations"] if j["round"] == self.number]
        self.checks = [c for c in bag.rows["spot_checks"] if c["round"] == self.number]
        self.resolutions = [r for r in bag.rows["resolutions"] if r["round"] == self.number]
        self.checks_of, self.resolutions_of, self.said = defaultdict(list), defaultdict(list), defaultdict(list)
        for c in self.checks:
            self.checks_of[c["pair"]].append(c)
        for x in self.resolutions:
            self.resolutions_of[x["pair"]].append(x)
        for j in first_judgments([j for j in self.judgments if j["purpose"] == "production"]):
            self.said[j["pair"]].append(j)
        self.all_gold = first_judgments([j for j in self.judgments if j["purpose"] == "gold"])
        self.retired = sorted((g for g in bag.rows["retired_gold"] if g["round"] == self.number), key=lambda g: (g["at"], g["retirement"]))
        gone = {g["pair"] for g in self.retired}
        self.gold = [j for j in self.all_gold if j["pair"] not in gone]
        self.judging = sorted({j["annotator"] for j in self.judgments}, key=utf16)
        self.doubled = [p for p in self.pairs if len(self.said.get(p, ())) > 1]
        scope = first_judgments([j for j in self.judgments if j["purpose"] == "production" and j["reason"] in ("sample", "recorded")
                                 and j["pair"] in self.routings and self.routings[j["pair"]]["in_sample"]])
        self.scope = [j for j in scope if j["choice"] != "cannot_judge"]
        self.left_out = len(scope) - len(self.scope)
        self.attempts = {a: last_attempt(bag, a) for a in self.judging}


def last_attempt(bag, annotator):
    """(number, [(truth, choice)]) of the last attempt, or None."""
    answers = bag.calibration.get(annotator)
    if not answers:
        return None
    last = max(a["attempt"] for a in answers)
    first = {}
    for a in sorted((a for a in answers if a["attempt"] == last), key=lambda a: (a["answered_at"], NUMBER[a["choice"]])):
        first.setdefault(a["pair"], (NUMBER[a["truth"]], NUMBER[a["choice"]]))
    return last, list(first.values())


def labels_of(judgments):
    return [(j["pair"], "", j["annotator"], NUMBER[j["choice"]]) for j in judgments]


def pilot_answers(bag):
    """First answers by (pair, annotator)."""
    first = {}
    for a in sorted(bag.rows["pilot_answers"], key=lambda a: (a["answered_at"], NUMBER[a["choice"]])):
        first.setdefault((a["pair"], a["annotator"]), NUMBER[a["choice"]])
    return first


def pilot_figure(bag):
    return pooled([(pair, "", annotator, k) for (pair, annotator), k in pilot_answers(bag).items() if k < 3]) if bag.rows["pilot_answers"] else None


def gate(name, threshold, note, value=None, passed=None, n=0, low=None, high=None):
    outcome = "not_evaluated" if passed is None else "passed" if passed else "failed"
    return {"gate": name, "outcome": outcome, "value": value, "threshold": threshold, "low": low, "high": high, "n": n, "note": note}


def qualifies(bag, attempt):
    if attempt is None or len(attempt[1]) < max(1, bag.plan["calibration_pairs"]):
        return False
    kappa = cohen(attempt[1], 1, 4)["kappa"]
    return kappa is not None and kappa >= bag.plan["calibration_kappa"]


def calibration_gate(bag, r):
    threshold, attempts = bag.plan["calibration_kappa"], [t for t in r.attempts.values() if t]
    if not attempts:
        return gate("calibration", threshold, "No calibration answer is on record.")
    figures = [f for f in (cohen(t[1], 1, 4) for t in attempts) if f["kappa"] is not None]
    least = min(figures, key=lambda f: f["kappa"], default={"kappa": None, "low95": None, "high95": None})
    failed = [a for a, t in r.attempts.items() if not qualifies(bag, t)]
    note = f"{len(failed)} of {len(r.judging)} annotators who judged had not passed: {', '.join(failed)}." if failed else \
        f"All {len(r.judging)} annotators who judged passed their last attempt of at least {bag.plan['calibration_pairs']} pairs; shown is the least κ among them."
    return gate("calibration", threshold, note, least["kappa"], not failed, len(r.judging), least["low95"], least["high95"])


def pilot_gate(bag, r):
    figure = pilot_figure(bag)
    if figure is None:
        return gate("pilot", bag.plan["pilot_kappa"], "No pilot answer is on record.")
    people, planned = Counter(pair for pair, _ in pilot_answers(bag)), bag.plan["pilot_pairs"]
    shared = sum(c > 1 for c in people.values())
    passed = figure["kappa"] is not None and figure["kappa"] >= bag.plan["pilot_kappa"] and shared >= planned
    note = (f"Pooled κ over {figure['items']} pilot pairs with two labels or more, {figure['annotators']} annotators; "
            f"{shared} of {planned} planned pairs were answered by two people.")
    return gate("pilot", bag.plan["pilot_kappa"], note, figure["kappa"], passed, figure["items"], figure["low95"], figure["high95"])


def owes(bag, r, pair):
    routing, said = r.routings[pair], r.said.get(pair, [])
    doubt = pair in r.flagged or any(j["difficulty"] == "ambiguous" for j in said)
    return len(said) < max(routing["slots"], 2 if doubt else 1, bag.plan["sample_judgments"] if routing["in_sample"] else 1)


def peer_review_gate(bag, r):
    threshold, n = bag.plan["sample_share"], len(r.pairs)
    if not any(p in r.said for p in r.pairs):
        return gate("peer_review", threshold, "No production pair has been judged.")
    r.flagged = {j["pair"] for j in r.judgments if j["purpose"] == "production" and j["judgment"] in bag.flagged}
    asked, owing = take(threshold, n), sum(owes(bag, r, p) for p in r.pairs)
    note = (f"{len(r.doubled)} of {n} pairs were judged by two people or more, {asked} are asked for; {len(r.flagged)} pairs were flagged; "
            f"{owing} pairs still lack a judgment that sample, routing, flag or ambiguity calls for.")
    return gate("peer_review", threshold, note, len(r.doubled) / n, len(r.doubled) >= asked and owing == 0, n)


def agreement_gate(bag, r):
    figure, threshold, bottom = pooled(labels_of(r.scope)), bag.plan["batch_kappa"], bag.plan["batch_kappa_lower_bound"]
    if figure["kappa"] is None:
        return gate("agreement", threshold, f"κ of {figure['items']} pairs is undefined: {figure['undefined']}." if figure["items"] else
                    "No pair of the random sample has two labels.", n=figure["items"])
    note = (f"Pooled κ of {figure['labels']} first, blind judgments of {figure['items']} sampled pairs by {figure['annotators']} annotators, "
            f"before adjudication; {r.left_out} answers of cannot judge are left out.")
    note += f" The one-sided 90 % lower bound must reach {number(bottom)} too." if bottom > 0 else ""
    note += " Fewer than 200 pairs: read the interval, not the point." if figure["items"] < 200 else ""
    passed = figure["kappa"] >= threshold and (bottom == 0 or (figure["lower90"] is not None and figure["lower90"] >= bottom))
    return gate("agreement", threshold, note, figure["kappa"], passed, figure["items"], figure["low95"], figure["high95"])


def is_right(bag, j):
    return j["choice"] == bag.truths.get(j["pair"], {}).get("truth")


def gold_gate(bag, r):
    threshold, figure = bag.plan["gold_accuracy"], share_of(is_right(bag, j) for j in r.gold)
    if not r.gold:
        return gate("gold_accuracy", threshold, "No verified pair was judged.")
    note = f"{figure['hits']} of {figure['n']} hidden judgments of verified pairs were right."
    whole = share_of(is_right(bag, j) for j in r.all_gold)
    if whole["n"] > len(r.gold):
        note += f" {whole['n'] - len(r.gold)} of retired pairs are left out; with them {whole['hits']} of {whole['n']} would be right."
    return gate("gold_accuracy", threshold, note, figure["share"], figure["share"] >= threshold, len(r.gold), figure["low95"], figure["high95"])


def adjudication_gate(bag, r):
    written = {x["pair"] for x in r.resolutions if x["kind"] != "majority" and trim(x["text"])}
    if not r.doubled:
        return gate("adjudication", 1, "No pair has two judgments.")
    disputed = [p for p in r.doubled if len({j["choice"] for j in r.said[p]}) > 1]
    if is_declared_absent(bag, "adjudication") and not written:
        settled = sum(is_majority(bag, r.said[p]) for p in disputed)
        return gate("adjudication", 1, f"The record has no adjudication. {len(disputed)} pairs were disputed; a majority settles {settled}, the rest are not released.")
    still = sum(p not in written and not is_majority(bag, r.said[p]) for p in disputed)
    note = f"{len(disputed)} of {len(r.doubled)} pairs with two judgments were disputed; {still} of those have no resolution."
    return gate("adjudication", 1, note, (len(r.doubled) - still) / len(r.doubled), still == 0, len(r.doubled))


def spot_check_gate(bag, r):
    threshold, own = bag.plan["spot_check_share"], set(r.pairs)
    checks = [c for c in r.checks if c["pair"] in own]
    escalated = [x for x in r.resolutions if x["escalated"] and x["pair"] in own]
    if not own or (is_declared_absent(bag, "spot_check") and not checks and not escalated):
        return gate("spot_check", threshold, "No pair was checked by the tier 3 team.")
    sampled, asked = {c["pair"] for c in checks if c["reason"] == "sample"}, take(threshold, len(own))
    waiting = {x["pair"] for x in escalated if not any(c["at"] >= x["at"] for c in r.checks_of[x["pair"]])}
    note = (f"{len(sampled)} of {len(own)} pairs were drawn and checked, {asked} are asked for; {len(waiting)} of {len({x['pair'] for x in escalated})} "
            f"escalated pairs were not looked at; {len({c['pair'] for c in checks if not c['confirmed']})} labels were overturned.")
    return gate("spot_check", threshold, note, len(sampled) / len(own), len(sampled) >= asked and not waiting, len(own))


GATES = (calibration_gate, pilot_gate, peer_review_gate, agreement_gate, gold_gate, adjudication_gate, spot_check_gate)
EARLIER = (calibration_gate, pilot_gate, agreement_gate, gold_gate)  # reviews stopped when an earlier round was withheld


def is_declared_absent(bag, name):
    """Of a gate: the plan says from the start that there will be nothing to evaluate."""
    word = {"gold_accuracy": "gold"}.get(name, name)
    none_asked = {"calibration": "calibration_pairs", "pilot": "pilot_pairs", "gold_accuracy": "gold_share", "spot_check": "spot_check_share"}.get(name)
    return name not in ("agreement", "peer_review") and (word in bag.recorded["absent_fields"] or (none_asked is not None and bag.plan[none_asked] == 0))


# ---------------------------------------------------------------------- 10 the report (figures 6)

def counted(keys, *names):
    """[{name: …, "count": n}] of equal keys."""
    return [dict(zip(names, key if len(names) > 1 else (key,)), count=n) for key, n in Counter(keys).items()]


def rows_by(groups, figure, name="key", keep=lambda f: f["items"] > 0):
    made = ((key, figure(groups[key])) for key in sorted(groups, key=utf16))
    return [{name: key, "figure": f} for key, f in made if keep(f)]


def grouped(things, key):
    groups = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups


def report_header(bag, r):
    times_ = [j["submitted_at"] for j in bag.rows["annotations"] if "times" not in bag.recorded["absent_fields"]]
    names = "delivery project project_title client_name batch batch_number generator created_at guidelines_hash guidelines_approved_at".split()
    return {**{k: bag.delivery[k] for k in names}, "round": r.number, "first_judgment_at": min(times_, default=None),
            "last_judgment_at": max(times_, default=None), "simulated": bag.delivery["simulated"] or any(a["simulated"] for a in bag.rows["annotators"]),
            "recorded_origin": bag.recorded["origin"], "not_recorded": bag.recorded["absent_fields"], "looser_than_house": looser_than_house(bag),
            "thresholds": bag.plan}


def report_counts(bag, r):
    rows, dropped = bag.projection
    summary = bag.rows["import"][0]
    return {
        "read": summary["read"], "accepted": summary["accepted"], "set_aside": sorted(summary["set_aside"], key=lambda s: utf16(s["code"])),
        "pairs": len(r.pairs),
        "judgments": counted(sorted(((j["round"], j["purpose"]) for j in bag.rows["annotations"]), key=lambda k: (k[0], PURPOSE.index(k[1]))), "round", "purpose"),
        "annotators": len({j["annotator"] for j in bag.rows["annotations"]}), "doubly_judged": len(r.doubled),
        "cannot_judge": sum(j["choice"] == "cannot_judge" for said in r.said.values() for j in said),
        "flags": sum(bag.flagged[j["judgment"]] for j in r.judgments if j["purpose"] == "production"),
        "released": sum(v["released"] for v in bag.rows["verdicts"]),
        "released_by": counted(sorted(v["basis"] for v in bag.rows["verdicts"] if v["released"]), "basis"),
        "preference_train": len(rows["train"]), "preference_test": len(rows["test"]),
        "dropped": len(dropped), "dropped_by": counted(sorted(dropped.values()), "basis"),
    }


def stratified(rows):
    """Agreement inside the parts, so that parts with different habits do not flatter it (Simpson)."""
    figures = [row["figure"] for row in rows]
    above = sum(f["items"] * (f["observed"] - f["expected"]) for f in figures)
    below = sum(f["items"] * (1 - f["expected"]) for f in figures)
    return None if below < 1e-12 else above / below


def report_agreement(bag, r):
    scope, verdicts = r.scope, {v["pair"]: v for v in bag.rows["verdicts"]}
    by_pair, latest, criteria, peers, both = grouped(scope, lambda j: j["pair"]), {}, defaultdict(list), defaultdict(list), defaultdict(list)
    for pair, judged in by_pair.items():
        latest[pair] = max(j["submitted_at"] for j in judged)[:10]
        for a in judged:
            for b in judged:
                if a is not b:
                    peers[a["annotator"]] += [(pair, b["annotator"], j["annotator"], NUMBER[j["choice"]]) for j in (a, b)]
                    if utf16(a["annotator"]) < utf16(b["annotator"]):
                        both[a["annotator"], b["annotator"]].append((NUMBER[a["choice"]], NUMBER[b["choice"]]))
    for j in scope:
        for s in {s["criterion"]: s for s in reversed(j["scores"])}.values():
            if 1 <= s["a"] <= 5 and 1 <= s["b"] <= 5:
                criteria[s["criterion"]] += [(j["pair"], side, j["annotator"], s[side] - 1) for side in "ab"]

    def parts(key):
        return rows_by(grouped(scope, key), lambda judged: pooled(labels_of(judged)))

    languages, domains = parts(lambda j: bag.pairs[j["pair"]]["language"]), parts(lambda j: bag.pairs[j["pair"]]["domain"])
    final = [(NUMBER[j["choice"]], NUMBER[verdicts[j["pair"]]["choice"]]) for j in scope
             if j["pair"] in verdicts and verdicts[j["pair"]]["choice"] != "cannot_judge"]
    equal = sum(a == b for a, b in final)
    return {
        "pooled": pooled(labels_of(scope)), "symmetrised": pooled(labels_of(scope), symmetrised=True), "cannot_judge_left_out": r.left_out,
        "stratified_by_language": stratified(languages), "stratified_by_domain": stratified(domains),
        "by_criterion": rows_by(criteria, lambda labels: pooled(labels, 5, "quadratic")),
        "by_language": languages, "by_domain": domains, "by_task_type": parts(lambda j: bag.pairs[j["pair"]]["task_type"]),
        "by_day": [] if "times" in bag.recorded["absent_fields"] else parts(lambda j: latest[j["pair"]]),
        "by_annotator": rows_by(peers, pooled),
        "pairwise": [{"first": a, "second": b, "figure": cohen(columns, 2)}
                     for (a, b), columns in sorted(both.items(), key=lambda x: tuple(map(utf16, x[0]))) if len(columns) >= 30],
        "after_dropping": pooled(labels_of(j for j in scope if j["pair"] in verdicts and verdicts[j["pair"]]["released"])),
        "after_adjudication": {"share": equal / len(final) if final else None, "equal": equal, "n": len(final), "kappa": cohen(final, 0)["kappa"]},
    }


def gold_state(bag, figure):
    if figure["n"] == 0:
        return "not_evaluated"
    if figure["lower95"] >= bag.plan["gold_accuracy"]:
        return "proven"
    return "below" if upper95(figure["hits"], figure["n"]) < bag.plan["gold_accuracy"] else "consistent"


def report_gold(bag, r):
    def accuracy(judged):
        return share_of(is_right(bag, j) for j in judged)

    people = []
    for annotator, judged in sorted(grouped(r.gold, lambda j: j["annotator"]).items(), key=lambda x: utf16(x[0])):
        columns = [(NUMBER[bag.truths[j["pair"]]["truth"]], NUMBER[j["choice"]]) for j in judged if j["pair"] in bag.truths]
        people.append({"annotator": annotator, "accuracy": accuracy(judged), "kappa": cohen(columns, 1, 4), "state": gold_state(bag, accuracy(judged))})
    whole = accuracy(r.gold)
    tasks = rows_by(grouped(r.gold, lambda j: bag.pairs[j["pair"]]["task_type"]), accuracy, keep=lambda f: True)
    retired = []
    for g in r.retired:
        one = accuracy([j for j in r.all_gold if j["pair"] == g["pair"]])
        name = bag.pairs[g["pair"]]["external_id"] if g["pair"] in bag.pairs else ""
        retired.append({"pair": g["pair"], "external_id": name, "judged": one["n"], "right": one["hits"], "reason": g["reason"], "by": g["by"], "at": g["at"]})
    return {"accuracy": whole, "state": gold_state(bag, whole), "by_annotator": people, "by_task_type": tasks,
            "with_retired": accuracy(r.all_gold), "retired": retired}


def report_ai(bag, r):
    """What the suggestion did: the sample, judged without it, is the control arm."""
    opinion = {p: x["suggestion"] for p, x in r.routings.items() if x["suggestion"] != "none"}
    with_opinion = [p for p in r.pairs if p in opinion]
    said = [j for p in with_opinion for j in r.said.get(p, ())]
    begun = [min(r.said[p], key=lambda j: (j["claimed_at"], j["judgment"])) for p in with_opinion if r.said.get(p)]
    planted = wrong_on_purpose(bag, r)
    verified = [j for j in r.gold if j["pair"] in opinion and j["pair"] in bag.truths and j["pair"] not in planted]
    met = [j for j in r.gold if j["pair"] in planted and j["suggestion_shown"]]

    def times(is_shown):
        return [j["active_ms"] for j in begun if j["suggestion_shown"] == is_shown and j["active_ms"] >= 0]

    def arm(is_shown):
        timed, reason = times(is_shown), "borderline" if is_shown else "sample"
        between = [j for j in said if j["suggestion_shown"] == is_shown and j["reason"] == reason and j["choice"] != "cannot_judge"
                   and not suffices(r.routings[j["pair"]], bag.plan)]
        return {"agreement": share_of(j["choice"] == opinion[j["pair"]] for j in begun if j["suggestion_shown"] == is_shown), "timed": len(timed),
                "median_active_ms": statistics.median(timed) if timed else None, "between_people": pooled(labels_of(between))}

    def right(j):
        return bag.truths[j["pair"]]["truth"] == opinion[j["pair"]]

    def followed(is_right, is_shown):
        return share_of(j["choice"] == opinion[j["pair"]] for j in verified if right(j) == is_right and j["suggestion_shown"] == is_shown)

    def switched(is_right):
        return share_of(j["choice"] == opinion[j["pair"]] for j in verified if right(j) == is_right and j["first_choice"] not in ("none", opinion[j["pair"]]))

    on, off = arm(True), arm(False)
    committed = [j for j in said if j["first_choice"] != "none"]
    ratio, low, high = median_ratio(times(True), times(False))
    return {"with_opinion": len(with_opinion), "without_opinion": len(r.pairs) - len(with_opinion),
            "overrides": share_of(j["choice"] != opinion[j["pair"]] for j in said if j["suggestion_shown"]),
            "revised": share_of(j["choice"] != j["first_choice"] for j in committed),
            "revised_to_opinion": share_of(j["choice"] != j["first_choice"] and j["choice"] == opinion[j["pair"]] for j in committed),
            "shown": on, "withheld": off, "time_ratio": ratio, "time_ratio_low95": low, "time_ratio_high95": high,
            "pull": pull(on["agreement"], off["agreement"]),
            "right_followed_shown": followed(True, True), "right_followed_withheld": followed(True, False),
            "wrong_followed_shown": followed(False, True), "wrong_followed_withheld": followed(False, False),
            "switched_to_right": switched(True), "switched_to_wrong": switched(False),
            "wrong_on_purpose_followed": exact_share(j["choice"] == opinion[j["pair"]] for j in met),
            "wrong_on_purpose_followers": exact_share(any(j["choice"] == opinion[j["pair"]] for j in own) for own in grouped(met, lambda j: j["annotator"]).values())}


LAYOUT = re.compile(r"^ *(?:#|[-*+>] |\||```|[0-9]{1,3}[.)] )", re.MULTILINE)
FLATTERY = ("great question|good question|excellent question|wonderful question|fantastic question|great point|excellent point|you're absolutely right|"
            "you are absolutely right|you're completely right|you are completely right|you're so right|i completely agree with you|i couldn't agree more|"
            "brilliant idea|what a great|what a wonderful|बहुत अच्छा सवाल|बहुत अच्छा प्रश्न|आप बिल्कुल सही").split("|")
ASCII_LOWER = {**{code: code + 32 for code in range(65, 91)}, 0x2019: "'"}


def marks(text):
    return len(LAYOUT.findall(text)) + text.count("**") // 2


def flattery(text):
    plain = text.translate(ASCII_LOWER)
    return sum(plain.count(phrase) for phrase in FLATTERY)


def report_effects(bag, r):
    sided = [j for p in r.pairs for j in r.said.get(p, ()) if j["sides"] != "unknown" and j["choice"] in ("a", "b")]
    released = [(bag.pairs[v["pair"]], v["choice"]) for v in bag.rows["verdicts"] if v["released"]]

    def more_chosen(count):
        """count(pair, side): whether the response that has more of it was chosen; pairs that are equal in it are left out."""
        counts = [(count(pair, "a"), count(pair, "b"), choice) for pair, choice in released]
        return habit((choice == "a") == (a > b) for a, b, choice in counts if a != b)

    def sycophancy(pair, side):
        return sum(f["kind"] == "sycophancy" and f["response"] == side for j in r.said.get(pair["pair"], ()) for f in j["flags"])

    return {"left_chosen": habit(j["sides"][0] == j["choice"] for j in sided),
            "longer_chosen": more_chosen(lambda pair, side: len(pair["response_" + side])),
            "formatted_chosen": more_chosen(lambda pair, side: marks(pair["response_" + side])),
            "flattering_chosen": more_chosen(lambda pair, side: flattery(pair["response_" + side])),
            "sycophantic_chosen": more_chosen(sycophancy)}


WORD = re.compile("[0-9A-Za-z\u00c0-\u0963\u0966-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff\uff10-\uffef\U00010000-\U0010ffff]+")
ASCII_UPPER = {code: code + 32 for code in range(65, 91)}
HABITS = ("length", "layout", "flattery", "position")
FOLDS, PASSES, MOST_PAIRS, MOST_WORDS = 5, 4, 5_000, 512


class ProbePair:
    """6.11: what response A has and B has not, the other way round, the four habits, the label, the fold."""

    def __init__(self, key, row, said, known):
        self.is_a, pair = row["preferred"] == "a", row["id"]
        texts = [row[side][0]["content"] for side in (("chosen", "rejected") if self.is_a else ("rejected", "chosen"))]
        a, b = [{self.bucket(word, known) for word in WORD.findall(text)[:MOST_WORDS]} for text in texts]
        self.plus, self.minus = sorted(a - b), sorted(b - a)
        self.scale = 1 / math.sqrt(len(a ^ b)) if a ^ b else 0.0
        sides = [1 if j["sides"] == "a_left" else -1 for j in said if j["sides"] != "unknown"]
        self.habits = [self.more(*map(count, texts)) for count in (len, marks, flattery)] + [sum(sides) / len(sides) if sides else 0.0]
        self.fold = u64(h(key, "fold|" + write(row["prompt"]))) % FOLDS
        self.coin = h(key, "coin|" + pair)[0] % 2 == 0

    @staticmethod
    def bucket(word, known):
        if word not in known:
            known[word] = int.from_bytes(hashlib.sha256(word.translate(ASCII_UPPER).encode("utf-8")).digest()[:2], "big")
        return known[word]

    @staticmethod
    def more(a, b):
        return (a - b) / (a + b) if a + b else 0.0

    def is_right(self, score):
        return (score > 0 if score else self.coin) == self.is_a


def fit(pairs, words):
    """A Bradley-Terry model by stochastic descent, every sum in the order of the page: the function that scores a pair."""
    w, v, seen = [0.0] * 65536 if words else None, [0.0] * len(HABITS), 0

    def score(pair):
        total = 0.0
        if words:
            for bucket in pair.plus:
                total += w[bucket]
            for bucket in pair.minus:
                total -= w[bucket]
            total *= pair.scale
        for weight, habit_ in zip(v, pair.habits):
            total += weight * habit_
        return total

    for _ in range(PASSES):
        for pair in pairs:
            seen += 1
            odds = min(30.0, max(-30.0, score(pair)))
            change = 3 / math.sqrt(1 + seen / 100) * (pair.is_a - 1 / (1 + math.exp(-odds)))
            if words:
                scaled = change * pair.scale
                for bucket in pair.plus:
                    w[bucket] += scaled
                for bucket in pair.minus:
                    w[bucket] -= scaled
            for k, habit_ in enumerate(pair.habits):
                v[k] += change * habit_
    return score


def report_probe(bag, r):
    """6.11: what a small reward model learns from the labels, held out by prompt, and whether it is more than habits."""
    key = bag.delivery["project"].encode("ascii")
    rows = sorted(bag.projection[0]["train"] + bag.projection[0]["test"], key=lambda row: h(key, "probe|" + row["id"]))
    known, used = {}, rows[:MOST_PAIRS]
    pairs = [ProbePair(key, row, r.said.get(row["id"], ()), known) for row in used]
    seen = [[p for p in pairs if p.fold != fold] for fold in range(FOLDS)]

    def scores(part, words):
        models = [fit(own[:-(-len(own) // part)], words) for own in seen]
        return [models[p.fold](p) for p in pairs]

    def right(scored):
        return [p.is_right(s) for p, s in zip(pairs, scored)]

    curve, alone = [], scores(1, False)
    for part in (8, 4, 2, 1):
        hits = right(scores(part, True))
        curve.append({"pairs": sum(-(-len(own) // part) for own in seen) // FOLDS, "figure": share_of(hits)})

    def remainder(name, points):
        agreeing, against = [share_of(hit for hit, p, x in zip(hits, pairs, points) if x and ((x > 0) == p.is_a) == agrees) for agrees in (True, False)]
        made = {"taken_out": name, "agreeing": agreeing, "against": against, "undecided": sum(x == 0 for x in points), "share": None, "low95": None, "high95": None}
        if agreeing["n"] and against["n"]:
            a, b = agreeing["share"], against["share"]
            width = z(0.975) / 2 * math.sqrt(a * (1 - a) / agreeing["n"] + b * (1 - b) / against["n"])
            made.update(share=(a + b) / 2, low95=max(0.0, (a + b) / 2 - width), high95=min(1.0, (a + b) / 2 + width))
        return made

    remainders = [remainder(name, [p.habits[k] for p in pairs]) for k, name in enumerate(HABITS)] + [remainder("all", alone)]
    accuracy, low = curve[-1]["figure"], remainders[-1]["low95"]
    advice = ["too_few"] if accuracy["n"] < 200 else []
    if accuracy["low95"] is None or accuracy["low95"] <= 0.5:
        advice.append("no_signal")
    else:
        advice.append("signal")
        advice += [] if low is None else ["beyond_habits" if low > 0.5 else "habits_only"]
        advice.append("rising" if accuracy["share"] - curve[-2]["figure"]["share"] > 0.01 else "level")
    return {"available": len(rows), "pairs": len(pairs), "prompts": len({write(row["prompt"]) for row in used}), "accuracy": accuracy,
            "habits": share_of(right(alone)), "learning_curve": curve, "remainders": remainders, "advice": advice}


def report_qualification(bag, r):
    rows = [{"annotator": a, "attempt": t[0], "answers": len(t[1]), "accuracy": share_of(x == y for x, y in t[1]), "figure": cohen(t[1], 1, 4)}
            for a, t in r.attempts.items() if t]
    return {"calibration": rows, "pilot": pilot_figure(bag)}


def external_id(bag, pair):
    return bag.pairs[pair]["external_id"] if pair in bag.pairs else ""


def report_spot_checks(bag, r):
    overturned = sorted((c for c in r.checks if not c["confirmed"]), key=lambda c: (c["at"], c["spot_check"]))
    return {"sample": share_of(c["confirmed"] for c in r.checks if c["reason"] == "sample"),
            "escalated": share_of(c["confirmed"] for c in r.checks if c["reason"] != "sample"),
            "overturned": [{**{k: c[k] for k in "pair reason note by at".split()}, "external_id": external_id(bag, c["pair"])} for c in overturned]}


def report_logs(bag, gates):
    errors = []
    for r in bag.rounds:
        causes = sorted((c for c in bag.rows["root_causes"] if c["round"] == r.number), key=lambda c: (c["at"], c["root_cause"]))
        own = gates if r is bag.current else [g(bag, r) for g in EARLIER]
        errors.append({"round": r.number, "opened_at": r.row["opened_at"], "judgments": len(r.judgments), "failed": [g for g in own if g["outcome"] == "failed"],
                       "root_causes": [{k: c[k] for k in ("cause", "annotator", "note", "at")} for c in causes]})
    said = {r.number: r.said for r in bag.rounds}
    resolutions = [{**{k: x[k] for k in "round pair kind choice by text error guideline_gap escalated at".split()}, "external_id": external_id(bag, x["pair"]),
                    "first_choices": [j["choice"] for j in said[x["round"]].get(x["pair"], ())]}
                   for x in sorted(bag.rows["resolutions"], key=lambda x: (x["round"], x["pair"], x["at"], x["resolution"]))]
    dropped = [{"pair": p, "external_id": external_id(bag, p), "basis": why} for p, why in sorted(bag.projection[1].items())]
    return {"error_log": errors, "resolution_log": resolutions, "dropped": dropped}


FORMULA = ("100 × (agreement³ × gold³ × calibration × peer_review × adjudication × spot_check)^(1/10); agreement: one-sided 95 % lower bound of pooled κ; "
           "gold: one-sided 95 % Clopper–Pearson lower bound of gold accuracy; calibration: share of annotators who passed; peer_review and spot_check: "
           "share done over share asked, at most 1; adjudication: share of doubly judged pairs agreed or resolved; an absent part counts 0.5.")


def report_confidence(bag, r, gates, pooled_, gold):
    by_name = {g["gate"]: g for g in gates}

    def ratio(name):
        g = by_name[name]
        return None if g["value"] is None else 1.0 if g["threshold"] == 0 else g["value"] / g["threshold"]

    passed = [qualifies(bag, t) for t in r.attempts.values()]
    values = {"agreement": pooled_["lower95"], "gold": gold["lower95"],
              "calibration": None if by_name["calibration"]["outcome"] == "not_evaluated" else sum(passed) / len(passed),
              "peer_review": ratio("peer_review"), "adjudication": ratio("adjudication"), "spot_check": ratio("spot_check")}
    parts = [{"part": name, "value": 0.5 if v is None else min(1.0, max(0.0, v)), "weight": 3 if name in ("agreement", "gold") else 1, "absent": v is None}
             for name, v in values.items()]
    product = math.prod(p["value"] ** p["weight"] for p in parts)
    return {"score": 100 * product ** 0.1, "formula": FORMULA, "parts": parts, "absent": [p["part"] for p in parts if p["absent"]]}


LABEL_FORMULA = ("Mean over released labels of P(label | judgments) = prior × Π confusion, divided by its sum over a, b and tie; prior and one table of confusions of the "
                 "whole panel by Dawid and Skene, verified pairs known, 2 right labels and 0.1 of each wrong one added, 50 rounds; interval on the scale of ln(1 − P) with "
                 "variance Σ P(1 − P)/N² + J, J the jackknife's variance of the mean over the pairs learnt from.")


def learn_panel(items):
    """Prior and confusion[truth][label] from {(known or None, labels): how many items}, the panel taken as one rater."""
    three = range(3)
    posterior = {item: [float(c == item[0]) if item[0] is not None else item[1].count(c) / len(item[1]) for c in three] for item in items}
    for _ in range(50):
        counts, prior = [[2.0 if c == x else 0.1 for x in three] for c in three], [1.0, 1.0, 1.0]
        for item, times in items.items():
            for c in three:
                prior[c] += times * posterior[item][c]
                for label in item[1]:
                    counts[c][label] += times * posterior[item][c]
        whole = sum(prior)
        prior = [(prior[0] + prior[1]) / 2 / whole] * 2 + [prior[2] / whole]
        confusion = [[x / sum(row) for x in row] for row in counts]
        for item in items:
            if item[0] is None:
                posterior[item] = posterior_of(prior, confusion, item[1])
    return prior, confusion


def posterior_of(prior, confusion, labels):
    scores = [prior[c] * math.prod(confusion[c][x] for x in labels) for c in range(3)]
    return [s / sum(scores) for s in scores]


def report_labels(bag, r):
    """How probable the released labels are."""
    labels, gold = defaultdict(list), defaultdict(list)
    for p in r.pairs:
        labels[p] += [NUMBER[j["choice"]] for j in r.said.get(p, ()) if j["choice"] != "cannot_judge"]
    items = Counter((None, tuple(sorted(x))) for x in labels.values() if len(x) > 1)
    for x in r.resolutions:
        if x["kind"] != "majority" and x["choice"] != "cannot_judge" and x["pair"] in labels:
            labels[x["pair"]].append(NUMBER[x["choice"]])
    for j in r.gold:
        if j["choice"] != "cannot_judge" and bag.truths.get(j["pair"], {}).get("truth", "cannot_judge") != "cannot_judge":
            gold[j["pair"]].append(NUMBER[j["choice"]])
    items += Counter((NUMBER[bag.truths[p]["truth"]], tuple(sorted(x))) for p, x in gold.items())
    released = Counter((v["basis"], v["choice"], tuple(sorted(labels[v["pair"]]))) for v in bag.rows["verdicts"] if v["released"] and v["choice"] != "cannot_judge")
    number, learnt = sum(released.values()), sum(items.values())
    if not number or not learnt:
        return {"probability": None, "low95": None, "high95": None, "labels": number, "items": 0, "accuracy": None, "by_basis": [], "formula": LABEL_FORMULA}

    def mean_of(model, kinds):
        return math.fsum(n * posterior_of(*model, kind[2])[NUMBER[kind[1]]] for kind, n in kinds.items()) / sum(kinds.values())

    panel = learn_panel(items)
    mean = mean_of(panel, released)
    chances = [(n, posterior_of(*panel, kind[2])[NUMBER[kind[1]]]) for kind, n in released.items()]
    variance = math.fsum(n * p * (1 - p) for n, p in chances) / number ** 2
    if learnt > 1:
        left = [(n, mean_of(learn_panel(items - Counter([item])), released)) for item, n in items.items()]
        centre = math.fsum(n * m for n, m in left) / learnt
        variance += (learnt - 1) / learnt * math.fsum(n * (m - centre) ** 2 for n, m in left)
    spread = z(0.975) * math.sqrt(variance) / (1 - mean)
    bases = []
    for basis in sorted({kind[0] for kind in released}, key=utf16):
        own = {kind: n for kind, n in released.items() if kind[0] == basis}
        bases.append({"basis": basis, "labels": sum(own.values()), "probability": mean_of(panel, own)})
    return {"probability": mean, "low95": max(0.0, 1 - (1 - mean) * math.exp(spread)), "high95": 1 - (1 - mean) * math.exp(-spread), "labels": number, "items": learnt,
            "accuracy": sum(panel[0][c] * panel[1][c][c] for c in range(3)), "by_basis": bases, "formula": LABEL_FORMULA}


def shortfall(g):
    return "" if g["value"] is None or g["value"] >= g["threshold"] else f"{three_places(g['value'])} where at least {three_places(g['threshold'])} is asked. "


def three_places(value):
    """At most three decimals, a half away from zero, no trailing zeros: in sentences only."""
    text = str(Decimal(f"{value:.15g}").quantize(Decimal("0.001"), ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".")


def report(bag):
    """The whole of data/docs/qa-report.json, from the records."""
    r = bag.current
    gates = [g(bag, r) for g in GATES]
    agreed, gold = report_agreement(bag, r), report_gold(bag, r)
    skipped = [g for g in gates if g["outcome"] == "not_evaluated"]
    reasons = [f"{g['gate']}: {shortfall(g)}{g['note']}" for g in gates if g["outcome"] == "failed"]
    reasons += [f"{g['gate']} was not evaluated: {g['note']}" for g in skipped if not is_declared_absent(bag, g["gate"])]
    return {"schema": "concave/qa-report/1", "header": report_header(bag, r), "counts": report_counts(bag, r), "gates": gates,
            "release": {"released": not reasons, "reasons": reasons, "not_evaluated": [g["gate"] for g in skipped]},
            "agreement": agreed, "gold": gold, "qualification": report_qualification(bag, r), "ai": report_ai(bag, r), "effects": report_effects(bag, r),
            "probe": report_probe(bag, r),
            "spot_checks": report_spot_checks(bag, r), **report_logs(bag, gates),
            "quality_confidence": report_confidence(bag, r, gates, agreed["pooled"], gold["accuracy"]), "label_confidence": report_labels(bag, r)}


def differences(expected, found, path="$"):
    """(path, expected, found) of every value that differs: numbers by 1e-9 of the larger of 1 and both, all else exactly."""
    if type(expected) is dict and type(found) is dict:
        for key in list(expected) + [k for k in found if k not in expected]:
            if key not in found or key not in expected:
                yield f"{path}.{key}", expected.get(key, "nothing"), found.get(key, "nothing")
            else:
                yield from differences(expected[key], found[key], f"{path}.{key}")
    elif type(expected) is list and type(found) is list and len(expected) == len(found):
        for i, (a, b) in enumerate(zip(expected, found)):
            yield from differences(a, b, f"{path}[{i}]")
    elif type(expected) in (int, float) and type(found) in (int, float):
        if not abs(expected - found) <= 1e-9 * max(1, abs(expected), abs(found)):
            yield path, expected, found
    elif type(expected) is not type(found) or expected != found:
        yield path, expected, found


def check_figures(bag, fault):
    try:
        found = parse(bag.folder.read(REPORT) or b"")
    except (ValueError, RecursionError) as error:
        return fault(f"It is no JSON: {shown(error)}.", REPORT)
    for path, want, got in differences(bag.report, found):
        fault(f"Recomputed {shown(want, 60)}, the report says {shown(got, 60)}.", REPORT, shown(path))


CHANGES = "data/docs/changes.json"


def changes(now, before):
    """What a correction changed, from the records of both deliveries (format 13)."""
    old = {v["pair"]: v for v in before.rows["verdicts"]}

    def label(verdict):
        return "absent" if verdict is None else verdict["choice"] if verdict["released"] else verdict["basis"]

    pairs = [(v, old.get(v["pair"])) for v in now.rows["verdicts"]]
    labels = [{"pair": v["pair"], "external_id": external_id(now, v["pair"]), "was_released": bool(was and was["released"]), "was": label(was),
               "is_released": v["released"], "is": label(v)}
              for v, was in pairs if was is None or (v["released"], label(v)) != (was["released"], label(was))]
    kinds = Counter((x["was_released"], x["is_released"]) for x in labels)
    return {"schema": "concave/delivery-changes/1", "delivery": now.delivery["delivery"], "round": now.current.number,
            "supersedes": {"delivery": before.delivery["delivery"], "bag_digest": before.folder.sha(TAGS), "round": before.current.number,
                           "created_at": before.delivery["created_at"]},
            "root_causes": [c for c in now.rows["root_causes"] if c["round"] == before.current.number],
            "counts": {"same": len(pairs) - len(labels), "turned": kinds[True, True], "added": kinds[False, True], "removed": kinds[True, False],
                       "other_reason": kinds[False, False]},
            "labels": labels,
            "gates": [{"gate": g["gate"], "was_outcome": h_["outcome"], "was": h_["value"], "is_outcome": g["outcome"], "is": g["value"], "threshold": g["threshold"]}
                      for g, h_ in zip(now.report["gates"], before.report["gates"])]}


def check_changes(bag, fault, superseded):
    try:
        found = parse(bag.folder.read(CHANGES) or b"")
    except (ValueError, RecursionError) as error:
        return fault(f"It is no JSON: {shown(error)}.", CHANGES)
    before, unreadable = Bag(superseded), []
    for check in (check_schema, check_values, check_references):
        if not unreadable:
            check(before, lambda detail, *_: unreadable.append(detail))
        if check is check_schema and not unreadable:
            before.index()
    if unreadable:
        return fault(f"The superseded delivery cannot be read: {unreadable[0]}")
    if before.delivery["batch"] != bag.delivery["batch"]:
        return fault("The two are deliveries of different batches.", PATHS["delivery"])
    for path, want, got in differences(changes(bag, before), found):
        fault(f"Recomputed {shown(want, 60)}, the difference report says {shown(got, 60)}.", CHANGES, shown(path))


def check_release(bag, fault):
    if not bag.report["release"]["released"]:
        fault(shown(f"A gate withholds this batch: {' '.join(bag.report['release']['reasons'])}", 400), REPORT, "$.release.released")


# ---------------------------------------------------------------------- 11 the checks (format 11)

class Bag:
    """One delivery: its folder, its rows, and what follows from them, computed when first asked for."""

    def __init__(self, folder):
        self.folder, self.rows, self.delivery, self.statement = Folder(folder), {}, None, None

    def index(self):
        """What the checks from references on look up."""
        self.pairs = {p["pair"]: p for p in self.rows["pairs"]}
        self.truths = {t["pair"]: t for t in self.rows["truths"]}
        self.judgments = {j["judgment"]: j for j in self.rows["annotations"]}
        self.resolutions = {x["resolution"]: x for x in self.rows["resolutions"]}
        self.flagged = Counter(f["judgment"] for f in self.rows["flags"])
        self.calibration = grouped(self.rows["calibration_answers"], lambda a: a["annotator"])

    @functools.cached_property
    def rounds(self):
        return [Round(self, row) for row in sorted(self.rows["rounds"], key=lambda row: row["number"])]

    @property
    def current(self):
        return self.rounds[-1]

    @functools.cached_property
    def projection(self):
        return project(self)

    @functools.cached_property
    def report(self):
        return report(self)


def verify(folder, trusted=None, kept=None, superseded=None):
    """[(check, [faults])] in the order of the page; a fault is {"file", "figure", "detail"}."""
    bag = Bag(folder)
    asked = {"kept_seals": kept is not None, "changes": superseded is not None, "projections": bool(held_shapes(bag)),
             "parquet": any(path.startswith(PARQUET) for path in bag.folder.paths)}
    faults = {name: [] for name in CHECKS if asked.get(name, True)}

    def run(name, check, *more):
        check(bag, lambda detail, file=None, figure=None: faults[name].append({"file": file and shown(file), "figure": figure, "detail": detail}), *more)

    run("schema", check_schema)
    run("files", check_files)
    run("manifest", check_manifest, MANIFEST, lambda path: path.startswith("data/"))
    run("tag_manifest", check_manifest, TAGS, lambda path: not path.startswith("data/") and path not in (TAGS, ENVELOPE))
    run("bag", check_bag)
    if asked["parquet"]:
        run("parquet", check_parquet)
    run("key", check_key, trusted)
    run("signature", check_signature, trusted)
    run("statement", check_statement)
    if kept is not None:
        run("kept_seals", check_kept_seals, kept)
    sound = not faults["schema"]
    if sound:
        bag.index()
        run("values", check_values)
        run("references", check_references)
        run("guidelines", check_guidelines)
    later = [name for name in CHECKS[CHECKS.index("seeds"):CHECKS.index("kept_seals")] + ["release"] if name in faults and name != "parquet"]
    if sound and not faults["values"] and not faults["references"]:
        for name in later:
            run(name, globals()["check_" + name])
        if superseded is not None:
            run("changes", check_changes, superseded)
    else:
        if bag.delivery and "ledger_entries" in bag.rows:
            run("ledger_rows", check_rows_of_ledger)
            run("ledger_chain", check_ledger_chain) if "ledger_seals" in bag.rows else None
        for name in ([] if sound else ["values", "references", "guidelines"]) + later + ["changes"] * (superseded is not None):
            if not faults[name]:
                faults[name].append({"file": None, "figure": None, "detail": "Not checked: rows above are missing or out of range."})
    return list(faults.items())


# ---------------------------------------------------------------------- 12 the command

def main(arguments=None):
    reader = argparse.ArgumentParser(description="Verify deliveries. Exit code 0: passed, 1: failed, 2: wrongly called.")
    reader.add_argument("folders", metavar="DIR", nargs="*", default=[os.path.dirname(os.path.abspath(__file__))])
    reader.add_argument("--key", metavar="FILE", help="the house's public key in PEM, received by another way than the delivery")
    reader.add_argument("--roots", metavar="FILE", help="seals kept from their days: rows as in data/ledger/seals.jsonl")
    reader.add_argument("--superseded", metavar="DIR", help="the delivery that this one corrects: checks the difference report too")
    reader.add_argument("--json", action="store_true", help="print the result as JSON")
    asked = reader.parse_args(arguments)
    trusted = kept = None
    try:
        if asked.key:
            with open(asked.key, "rb") as file:
                trusted = public_key(file.read())
        if asked.roots:
            with open(asked.roots, "rb") as file:
                kept = read_rows(file.read(), "ledger_seals", lambda detail, _: detail.endswith("out of order.") or reader.error(f"{shown(asked.roots)}: {detail}"), asked.roots)
    except (OSError, ValueError) as error:
        reader.error(shown(error))
    for folder in asked.folders + [asked.superseded] * (asked.superseded is not None):
        if not os.path.isdir(folder):
            reader.error(f"{shown(folder)} is no folder")
    sys.stdout.reconfigure(errors="backslashreplace")
    results = []
    for folder in asked.folders:
        checks = verify(folder, trusted, kept, asked.superseded)
        results.append((folder, checks))
        if not asked.json:
            tell(folder, checks, trusted)
    passed = all(not faults for _, checks in results for _, faults in checks)
    if asked.json:
        json.dump({"passed": passed, "deliveries": [
            {"folder": folder, "passed": not any(faults for _, faults in checks),
             "checks": [{"name": name, "passed": not faults, "faults": faults} for name, faults in checks]} for folder, checks in results]}, sys.stdout, indent=2)
        print()
    return 0 if passed else 1


def tell(folder, checks, trusted, most=10):
    print(shown(folder))
    for name, faults in checks:
        print(f"  {'FAIL' if faults else 'pass'}  {name}")
        for fault in faults[:most]:
            print("        " + ": ".join(part for part in (fault["file"], fault["figure"], fault["detail"]) if part))
        if len(faults) > most:
            print(f"        … and {len(faults) - most} more")
    failed = sum(1 for _, faults in checks if faults)
    print(f"Not verified: {failed} of {len(checks)} checks failed." if failed else f"Verified: all {len(checks)} checks passed.")
    if not trusted:
        print("The signature was held against the key inside the delivery. Give --key with the key you know to see who signed.")


if __name__ == "__main__":
    sys.exit(main())
