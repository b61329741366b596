import Testing

@Suite("Faults of syntax")
struct SyntaxFaultTests {
  @Test(
    "A fault of syntax ends the reading with its place, the problem and a hint",
    arguments: [
      (
        "",
        "f:1:1: the file is empty; a file holds one value, for example { key: 1 }"
      ),
      (
        " // c\n",
        "f:1:1: the file holds no value; "
          + "a file holds one value, for example { key: 1 }"
      ),
      // never closed: the place is where it was opened
      (
        "{\n a: [1, {b: 2}, \n",
        "f:2:5: the list that starts here is never closed; add ']' at its end"
      ),
      (" {a", "f:1:2: the object that starts here is never closed; add '}' at its end"),
      ("{a:", "f:1:1: the object that starts here is never closed; add '}' at its end"),
      ("{a: 1", "f:1:1: the object that starts here is never closed; add '}' at its end"),
      ("[1,\n/* x", "f:2:1: the comment that starts here is never closed; end it with */"),
      ("/*/", "f:1:1: the comment that starts here is never closed; end it with */"),
      (
        "[1, 'abc]\n",
        "f:1:5: the text that starts here is not closed on its line; "
          + "end it with ', or end the line with \\ to go on in the next"
      ),
      (
        "{a: \"abc",
        "f:1:5: the text that starts here is not closed on its line; "
          + "end it with \", or end the line with \\ to go on in the next"
      ),
      (
        "'\\",
        "f:1:1: the text that starts here is not closed on its line; "
          + "end it with ', or end the line with \\ to go on in the next"
      ),
      // commas and colons
      (
        "{a: 1\n b: 2}", "f:2:2: expected ',' or '}' before 'b'; put a comma after the value of 'a'"
      ),
      ("{a: 1; b: 2}", "f:1:6: expected ',' or '}' before ';'; write ',' instead of ';'"),
      (
        "[1 'x']",
        "f:1:4: expected ',' or ']' before a text in quotes; put a comma after the item before it"
      ),
      ("[a: 1]", "f:1:2: the key 'a' stands in a list; put key and value in { }"),
      (
        "['a': 1]",
        "f:1:5: expected ',' or ']' before ':'; "
          + "a list has no keys; put key and value in { }"
      ),
      ("{a: 1] ", "f:1:6: ']' cannot close the object of line 1; close it with '}' first"),
      ("[1}", "f:1:3: '}' cannot close the list of line 1; close it with ']' first"),
      ("[1,,2]", "f:1:4: a value is missing before ','; remove one comma"),
      ("[,]", "f:1:2: a value is missing before ','; remove one comma"),
      ("{,}", "f:1:2: a key and its value are missing before ','; remove one comma"),
      ("{a: 1,, b: 2}", "f:1:7: a key and its value are missing before ','; remove one comma"),
      ("{a}", "f:1:3: the key 'a' has no value; write a: value"),
      ("{a: , b: 1}", "f:1:5: the key 'a' has no value; write a: value"),
      ("{a = 1}", "f:1:4: expected ':' after the key 'a'; write ':' instead of '='"),
      (
        "{a b: 1}",
        "f:1:4: expected ':' after the key 'a', not 'b'; "
          + "write key: value, and put a key with spaces or signs in quotes"
      ),
      ("{: 1}", "f:1:2: a key is missing before ':'; write key: value"),
      (
        "{{}}", "f:1:2: expected a key, not '{'; inside { } every value has a key: write key: value"
      ),
      (
        "{tokens: 1,000}",
        "f:1:12: expected a key, not '000'; "
          + "write numbers without separators between thousands: 1000, not 1,000"
      ),
      (
        "{\\x: 1}",
        "f:1:2: this escape stands for no character of a bare key; put the key in quotes"
      ),
      // after the value
      (
        "{} {}",
        "f:1:4: '{' follows the end of the file's value; "
          + "a file holds one value; remove what follows, or put all in one { }"
      ),
      (
        "{\n}}",
        "f:2:2: '}' closes nothing; "
          + "the value that starts on line 1 is complete before it; remove it"
      ),
      // other formats
      (
        "a: 1\nb: 2",
        "f:1:1: the text starts with the key 'a', outside of any braces; "
          + "put the whole text in braces: { key: value, … }"
      ),
      (
        "\"a\": 1",
        "f:1:4: ':' follows the file's value; "
          + "put the whole text in braces: { key: value, … }"
      ),
      (
        "<html>",
        "f:1:1: expected a value, not '<'; "
          + "this looks like XML or HTML; a JSON5 text starts with {"
      ),
      ("# title\n{}", "f:1:1: expected a value, not '#'; a comment starts with //"),
      ("{a: 1, # c\n}", "f:1:8: expected a key, not '#'; a comment starts with //"),
      ("{a: 1 # c\n}", "f:1:7: expected ',' or '}' before '#'; a comment starts with //"),
      ("{a: “x”}", "f:1:5: expected a value, not '“'; use straight quotes, \" or '"),
      ("(1)", "f:1:1: expected a value, not '('; use [ ] for a list, { } for an object"),
      ("[1, / 2]", "f:1:5: expected a value, not '/'; a comment starts with // or /*"),
      (
        "hello world",
        "f:1:1: the file starts with the word 'hello'; "
          + "a JSON5 text starts with {; check that it is the file you meant"
      ),
      (
        "[\u{1B}]",
        "f:1:2: expected a value, not '\\u{1B}'; "
          + "a value is a number, a text in quotes, true, false, null, [ ] or { }"
      ),
    ])
  func stoppingFaults(text: String, expected: String) {
    #expect(faults(of: text) == [expected])
  }
}
