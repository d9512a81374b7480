// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/PlacedJson.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace interleave {

namespace {

using Kind = PlacedJson::Kind;

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// The character that begins there, as a person sees it.
std::string signAt(std::string_view text, std::size_t offset) {
    if (offset >= text.size())
        return "the file's end";
    const auto first = static_cast<unsigned char>(text[offset]);
    if (first < ' ')
        return first == '\n' || first == '\r'
                   ? "the line's end"
                   : "U+00" + std::string(first < 16 ? "0" : "1") + "0123456789ABCDEF"[first % 16];
    const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    return std::string(text.substr(offset, length));
}

/// What a word processor or a Chinese keyboard writes in the place of a sign of JSON.
struct Lookalike {
    std::string_view foreign;
    const char* meant;
};
constexpr Lookalike kLookalikes[] = {
    {"//", "no comments"}, {"/*", "no comments"}, {"#", "no comments"}, {"“", "\""}, {"”", "\""},
    {"„", "\""},           {"‘", "\""},           {"’", "\""},          {"'", "\""}, {"：", ":"},
    {"，", ","},           {"、", ","},           {"｛", "{"},          {"｝", "}"}, {"［", "["},
    {"］", "]"},           {"【", "["},           {"】", "]"}};

/// Lines and columns of offsets that only grow.
class PlaceFinder {
public:
    explicit PlaceFinder(std::string_view text) : m_text(text) {}

    TextPlace at(std::size_t offset) {
        for (; m_at < std::min(offset, m_text.size()); ++m_at) {
            const auto byte = static_cast<unsigned char>(m_text[m_at]);
            if (byte == '\n')
                m_place = {m_place.line + 1, 1};
            else if ((byte & 0xc0) != 0x80) // a character begins
                ++m_place.column;
        }
        return m_place;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
    TextPlace m_place{1, 1};
};

/// Builds the tree from what RapidJSON's reader says. What it says comes behind the token, so the token's
/// beginning is found from the end of the one before it.
class TreeBuilder {
public:
    TreeBuilder(std::string_view text, const rapidjson::MemoryStream& stream)
        : m_text(text), m_stream(stream), m_places(text) {}

    bool Null() { return add(Kind::Null); }
    bool Bool(bool truth) {
        PlacedJson value = begin(Kind::Truth);
        value.truth = truth;
        return place(std::move(value));
    }
    bool RawNumber(const char*, rapidjson::SizeType, bool) {
        const std::size_t from = tokenStart();
        PlacedJson value = begin(Kind::Number);
        value.text = m_text.substr(from, m_stream.Tell() - from);
        return place(std::move(value));
    }
    bool String(const char* text, rapidjson::SizeType length, bool) {
        PlacedJson value = begin(Kind::Text);
        value.text.assign(text, length);
        return place(std::move(value));
    }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        const std::string_view name(text, length);
        const TextPlace place = m_places.at(tokenStart());
        m_from = m_stream.Tell();
        if (m_open.back()->field(name))
            return fail({ScriptProblem::DuplicateField, place, std::string(name), "each field once", {}, {}});
        if (m_open.back()->fields.size() == kMostJsonFields)
            return fail({ScriptProblem::TooManyFields, place, {}, std::to_string(kMostJsonFields), {}, {}});
        m_open.back()->fields.push_back({std::string(name), place, {}});
        return true;
    }
    bool StartObject() { return open(Kind::Object); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool StartArray() { return open(Kind::List); }
    bool EndArray(rapidjson::SizeType) { return close(); }
    // With numbers as they are written these are never called.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }

    /// Offset of the first sign of the next token.
    [[nodiscard]] std::size_t tokenStart() const {
        return std::min(m_text.find_first_not_of(" \t\r\n,:", m_from), m_text.size());
    }
    [[nodiscard]] const std::optional<ScriptFault>& fault() const { return m_fault; }
    [[nodiscard]] PlacedJson takeRoot() { return std::move(m_root); }

private:
    PlacedJson begin(Kind kind) {
        PlacedJson value;
        value.kind = kind;
        value.place = m_places.at(tokenStart());
        m_from = m_stream.Tell();
        return value;
    }
    bool add(Kind kind) { return place(begin(kind)); }
    bool place(PlacedJson value) {
        slot() = std::move(value);
        return true;
    }
    /// Where the next value goes.
    PlacedJson& slot() {
        if (m_open.empty())
            return m_root;
        PlacedJson& parent = *m_open.back();
        return parent.kind == Kind::Object ? parent.fields.back().value : parent.items.emplace_back();
    }
    bool open(Kind kind) {
        PlacedJson value = begin(kind);
        if (m_open.size() == kDeepestJson)
            return fail(
                {ScriptProblem::TooDeep, value.place, {}, std::to_string(kDeepestJson) + " levels", {}, {}});
        PlacedJson& here = slot();
        here = std::move(value);
        m_open.push_back(&here); // stays where it is: its parent gets no other child before it is closed
        return true;
    }
    bool close() {
        m_from = m_stream.Tell();
        m_open.pop_back();
        return true;
    }
    bool fail(ScriptFault fault) {
        m_fault = std::move(fault);
        return false;
    }

    std::string_view m_text;
    const rapidjson::MemoryStream& m_stream;
    PlaceFinder m_places;
    PlacedJson m_root;
    std::vector<PlacedJson*> m_open;
    std::size_t m_from = 0; ///< where the last token ended
    std::optional<ScriptFault> m_fault;
};

struct SyntaxFault {
    ScriptProblem problem;
    const char* allowed;
};

constexpr const char* kValues = R"("text", number, true, false, null, [list], {object})";

SyntaxFault syntaxFault(rapidjson::ParseErrorCode code) {
    switch (code) {
    case rapidjson::kParseErrorDocumentEmpty: return {ScriptProblem::Empty, "a JSON object"};
    case rapidjson::kParseErrorDocumentRootNotSingular: return {ScriptProblem::TextAfterEnd, "nothing"};
    case rapidjson::kParseErrorObjectMissName: return {ScriptProblem::NoFieldName, R"("name": value)"};
    case rapidjson::kParseErrorObjectMissColon: return {ScriptProblem::NoColon, R"("name": value)"};
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
        return {ScriptProblem::NoCommaInObject, ", or }"};
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket: return {ScriptProblem::NoCommaInList, ", or ]"};
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
    case rapidjson::kParseErrorStringEscapeInvalid:
        return {ScriptProblem::WrongEscape, R"(\" \\ \/ \b \f \n \r \t \u0041)"};
    case rapidjson::kParseErrorStringMissQuotationMark:
        return {ScriptProblem::NoClosingQuote, R"(" before the line's end; a new line in a text is \n)"};
    case rapidjson::kParseErrorStringInvalidEncoding: return {ScriptProblem::NotUtf8, "a text in UTF-8"};
    case rapidjson::kParseErrorNumberTooBig:
    case rapidjson::kParseErrorNumberMissFraction:
    case rapidjson::kParseErrorNumberMissExponent: return {ScriptProblem::WrongNumber, "3, 0.5, -1, 2e3"};
    default: return {ScriptProblem::NotJson, kValues};
    }
}

/// The whole word that stands there, as a person would name it.
std::string wordAt(std::string_view text, std::size_t offset) {
    std::size_t end = offset;
    while (end < text.size() && end < offset + 24 &&
           (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_' || text[end] == '-'))
        ++end;
    return end > offset ? std::string(text.substr(offset, end - offset)) : signAt(text, offset);
}

ScriptFault explain(std::string_view text, rapidjson::ParseErrorCode code, std::size_t offset,
                    std::size_t tokenStart) {
    SyntaxFault fault = syntaxFault(code);
    const bool inText = code == rapidjson::kParseErrorStringInvalidEncoding ||
                        code == rapidjson::kParseErrorStringEscapeInvalid;
    if (inText && offset < text.size() && (text[offset] == '\n' || text[offset] == '\r'))
        fault = syntaxFault(rapidjson::kParseErrorStringMissQuotationMark);
    else if (inText && offset < text.size() && static_cast<unsigned char>(text[offset]) < ' ')
        return {ScriptProblem::ForeignSign,
                PlaceFinder(text).at(offset),
                signAt(text, offset),
                R"(\t, \n)",
                {},
                {}};
    if (fault.problem == ScriptProblem::NoClosingQuote || fault.problem == ScriptProblem::NotJson ||
        fault.problem == ScriptProblem::WrongNumber)
        offset = std::min(offset, tokenStart); // what it is about begins there
    if (!inText)
        for (const Lookalike& each : kLookalikes)
            if (text.substr(std::min(offset, text.size())).starts_with(each.foreign))
                return {ScriptProblem::ForeignSign,
                        PlaceFinder(text).at(offset),
                        std::string(each.foreign),
                        each.meant,
                        {},
                        {}};
    return {fault.problem, PlaceFinder(text).at(offset), wordAt(text, offset), fault.allowed, {}, {}};
}

} // namespace

const JsonField* PlacedJson::field(std::string_view name) const {
    const auto found = std::ranges::find(fields, name, &JsonField::name);
    return found == fields.end() ? nullptr : &*found;
}

Result<PlacedJson, ScriptFault> readPlacedJson(std::string_view text) {
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
        return ScriptFault{ScriptProblem::NotUtf8, {1, 1}, {}, "a text in UTF-8", {}, {}};
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos)
        return ScriptFault{ScriptProblem::NotText, PlaceFinder(text).at(zero), {}, "JSON in UTF-8", {}, {}};
    rapidjson::MemoryStream stream(text.data(), text.size());
    rapidjson::Reader reader;
    TreeBuilder builder(text, stream);
    const auto done =
        reader.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag>(stream,
                                                                                                    builder);
    if (builder.fault())
        return *builder.fault();
    if (done.IsError())
        return explain(text, done.Code(), done.Offset(), builder.tokenStart());
    return builder.takeRoot();
}

} // namespace interleave
