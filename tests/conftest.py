"""For all tests: Textual's pilot looks every 4 ms whether the program rests, not every 20 ms.

It looks two to four times for each key, and was most of the time the tests took.
"""

from tests.seams import look_often

look_often(0.004)
