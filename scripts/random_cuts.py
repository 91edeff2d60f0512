# SPDX-License-Identifier: Apache-2.0
"""Random pieces of a city, for scripts/check-cuts: where to cut an extract, what to study of the piece, and districts in it.

Everything is drawn from the number of the cut and a seed, so each can be drawn again alone.
"""
import collections
import math
import random

import numpy
import osmium
import shapely.affinity
import shapely.geometry
import shapely.ops
import shapely.vectorized

CELL_M = 100                   # ground within such a cell of a node of a street or building is where the data are
SHARES = 0.15, 0.6             # of the data a cut takes
SHRINK_M = 1500                # a study lies at most so far inside its cut
LEAST_CELLS = 10               # of ground with data: a study of less is no city
DEGREE_M = math.radians(1) * 6_371_008.8

# shape: the name of the kind; region, study: shapely geometries in degrees; districts: {name: geometry}; strategy, bounds:
# how osmium cuts; covers: whether the program is told; blocks: how blocks are made; study_kind: in words
Cut = collections.namedtuple("Cut", "number shape region study study_kind districts strategy bounds covers blocks")


class Ground(osmium.SimpleHandler):
    """Where an extract has streets and buildings, on a plane in metres."""

    def __init__(self, path):
        super().__init__()
        self.lonlat = []
        self.apply_file(str(path), locations=True)
        if not self.lonlat:
            raise SystemExit(f"check-cuts: {path} has neither streets nor buildings; there is nothing to cut")
        points = numpy.array(self.lonlat)
        self.middle = numpy.median(points, axis=0)
        self.scale = numpy.array([math.cos(math.radians(self.middle[1])), 1]) * DEGREE_M
        cells = numpy.unique(numpy.floor((points - self.middle) * self.scale / CELL_M).astype(int), axis=0)
        self.cells = (cells + 0.5) * CELL_M
        self.frame = self.frame_of(path)

    def way(self, way):
        if "highway" in way.tags or "building" in way.tags:
            self.lonlat += [(n.lon, n.lat) for n in way.nodes if n.location.valid()]

    def frame_of(self, path):
        """The box of the header, else that of the data, on the plane."""
        box = osmium.io.Reader(str(path)).header().box()
        if not box.valid():
            return shapely.geometry.MultiPoint(self.cells).envelope.buffer(CELL_M / 2, join_style=2)
        corners = numpy.array([(box.bottom_left.lon, box.bottom_left.lat), (box.top_right.lon, box.top_right.lat)])
        return shapely.geometry.box(*((corners - self.middle) * self.scale).ravel())

    def inside(self, area):
        """The middles of the cells with data in an area of the plane."""
        return self.cells[shapely.vectorized.contains(area, *self.cells.T)]

    def to_degrees(self, area):
        """From the plane, to seven decimals as OpenStreetMap has them."""
        def degrees(x, y):
            return numpy.round(x / self.scale[0] + self.middle[0], 7), numpy.round(y / self.scale[1] + self.middle[1], 7)
        return shapely.ops.transform(lambda x, y: degrees(numpy.asarray(x), numpy.asarray(y)), area)


# ── Shapes of unit size around 0, 0 ────────────────────────────────────────────────────────────────

def box(rng):
    """Up to three times as long as wide."""
    long = math.sqrt(rng.uniform(1, 3))
    width, height = rng.choice([(long, 1 / long), (1 / long, long)])
    return shapely.geometry.box(-width, -height, width, height)


def radial(rng, radii):
    """A polygon with corners at these distances, going round at uneven angles."""
    turn, count = rng.uniform(0, 2 * math.pi), len(radii)
    angles = [turn + (i + rng.uniform(-0.25, 0.25)) * 2 * math.pi / count for i in range(count)]
    return shapely.geometry.Polygon([(r * math.cos(a), r * math.sin(a)) for r, a in zip(radii, angles)])


def triangle(rng):
    """Three corners."""
    return radial(rng, [rng.uniform(0.7, 1.4) for _ in range(3)])


def star(rng):
    """Four to seven spikes."""
    return radial(rng, [rng.uniform(0.8, 1.3) if i % 2 else rng.uniform(0.3, 0.6) for i in range(2 * rng.randint(4, 7))])


def concave(rng):
    """A blob with a bay cut out of it."""
    blob = radial(rng, [rng.uniform(0.6, 1.3) for _ in range(9)]).buffer(0)
    return blob.difference(shapely.affinity.translate(shapely.affinity.scale(triangle(rng), 0.6, 0.6), rng.uniform(-1, 1), rng.uniform(-1, 1)))


POLYGONS = [triangle, star, concave]


def largest(area):
    """The largest part of an area."""
    return max(getattr(area, "geoms", [area]), key=lambda part: part.area)


def grown(ground, shape, at, share):
    """A shape laid at a point, as large as is needed to hold this share of the data, within the frame."""
    low, high = 0.0, 2 * math.hypot(*(numpy.array(ground.frame.bounds[2:]) - ground.frame.bounds[:2]))
    for _ in range(24):
        size = (low + high) / 2
        area = shapely.affinity.translate(shapely.affinity.scale(shape, size, size, origin=(0, 0)), *at).intersection(ground.frame)
        low, high = (low, size) if len(ground.inside(area)) >= share * len(ground.cells) else (size, high)
    return largest(area.buffer(0))


# ── What is studied ────────────────────────────────────────────────────────────────────────────────

def study_of(rng, ground, region, kind):
    """(area, words): the whole piece, the piece without its margin, or something inside of it."""
    if kind == "shrunk":
        metres = rng.uniform(0, SHRINK_M)
        while len(ground.inside(region.buffer(-metres))) < LEAST_CELLS:
            metres /= 2
        return region.buffer(-metres), f"{metres:.0f} m inside it"
    if kind == "inside":
        for _ in range(50):
            shape = rng.choice([box, *POLYGONS])(rng)
            cells = ground.inside(region)
            share = rng.uniform(0.2, 0.7) * len(cells) / len(ground.cells)
            area = grown(ground, shape, rng.choice(cells), share).intersection(region).buffer(0)
            if len(ground.inside(area)) >= LEAST_CELLS:
                return area, "a part of it"
    return region, "all of it"


def districts_of(rng, ground, study):
    """Four areas around ground with data, of which the last two overlap."""
    cells, found = ground.inside(study), {}
    for number in range(1, 4):
        shape = rng.choice([box, *POLYGONS])(rng)
        share = rng.uniform(0.08, 0.4) * len(cells) / len(ground.cells)
        area = grown(ground, shape, rng.choice(cells), share)
        found[f"d{number}"] = area.intersection(study).buffer(0) if rng.random() < 0.7 else area
    x1, _, x2, _ = found["d3"].bounds
    found["d4"] = shapely.affinity.translate(found["d3"], (x2 - x1) / 2 * rng.choice([-1, 1]), 0)
    return {name: area for name, area in found.items() if len(ground.inside(area.intersection(study))) > 0}


def draw(ground, number, kind, seed, knows_covers):
    """The cut of a number; its kind is "box" or "polygon". What is studied and how osmium cuts take turns, so that a few
    cuts have some of each."""
    rng = random.Random(f"{seed} {kind} {number}")
    make = box if kind == "box" else rng.choice(POLYGONS)
    region = grown(ground, make(rng), rng.choice(list(ground.cells)), rng.uniform(*SHARES))
    study, study_kind = study_of(rng, ground, region, ["whole", "shrunk", "inside"][number % 3])
    districts = {name: ground.to_degrees(area) for name, area in districts_of(rng, ground, study).items()}
    strategy, bounds = ["smart", "smart", "complete_ways"][number // 3 % 3], number % 2 == 1
    blocks, covers = "streets" if number % 4 == 0 else "grid:250", number % 5 == 0 and knows_covers
    return Cut(number, make.__name__, ground.to_degrees(region), ground.to_degrees(study), study_kind, districts, strategy,
               bounds, covers, blocks)


def feature_collection(areas):
    """GeoJSON of {name: area}."""
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": name}, "geometry": shapely.geometry.mapping(area)}
        for name, area in areas.items()]}
