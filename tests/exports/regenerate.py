"""Write the golden files anew: `python -m tests.exports.regenerate`. Read the diff afterwards."""

from tests.exports.golden import golden_bytes


def main() -> None:
    for path, data in golden_bytes():
        path.write_bytes(data)
        print(path)


if __name__ == "__main__":
    main()
