# SPDX-License-Identifier: Apache-2.0
"""Random additions to a real city, for scripts/check-additions: what a careful mapper adds without changing the town.

Everything is drawn from a seed, so each addition can be planted again alone.
"""
import collections
import math
import random

import osmium
import shapely.geometry
import shapely.strtree

DEGREE_M = math.radians(1) * 6_371_008.8
ROADS = ["trunk", "primary", "secondary", "tertiary"]  # crossing them takes time, see crossing_delay in the catalogue
STREETS = ROADS + ["motorway", "unclassified", "residential", "living_street", "road", "busway"]  # [junction] streets
WALKED = ["primary", "secondary", "tertiary", "unclassified", "residential", "living_street", "pedestrian", "footway", "path", "service"]
PATH_M = 25, 180  # between the ends of a new path
CROSSING = [{"highway": "crossing", "crossing": value} for value in ("marked", "zebra", "uncontrolled", "unmarked")]
CROSSING += [{"highway": "crossing", "crossing": "uncontrolled", "crossing:island": "yes"}, {"highway": "crossing"}]

# kind: its name; text: in words; near: (lon, lat); node_tags, way_tags: {id: tags to add}; inserts: [(way, index, node)], the new
# node to stand before what was at this index; nodes: {id: (lon, lat, tags)}; ways: {id: (refs, tags)}
Addition = collections.namedtuple("Addition", "kind text near node_tags way_tags inserts nodes ways")


def addition(kind, text, near, node_tags=None, way_tags=None, inserts=(), nodes=None, ways=None):
    return Addition(kind, text, near, node_tags or {}, way_tags or {}, list(inserts), nodes or {}, ways or {})


class City(osmium.SimpleHandler):
    """What additions are drawn from: positions, tags of nodes, streets and buildings."""

    def __init__(self, path):
        super().__init__()
        self.where, self.node_tags, self.ways, self.used = {}, {}, {}, collections.Counter()
        self.outlines, self.of_areas = [], set()  # of what may be a place: nodes of closed ways; ways of area relations
        self.top = 0  # of all ids
        self.apply_file(str(path))
        self.arms = collections.defaultdict(list)  # node: (way, index of the node)
        for way, (refs, tags) in self.ways.items():
            if "highway" in tags:
                for i, ref in enumerate(refs):
                    self.arms[ref].append((way, i))

    def node(self, node):
        self.top = max(self.top, node.id)
        self.where[node.id] = node.location.lon, node.location.lat
        if node.tags:
            self.node_tags[node.id] = dict(node.tags)

    def way(self, way):
        self.top = max(self.top, way.id)
        refs = [n.ref for n in way.nodes]
        self.used.update(set(refs))
        if "highway" in way.tags or "building" in way.tags:
            self.ways[way.id] = refs, dict(way.tags)
        self.outlines.append((way.id, refs, refs[:1] == refs[-1:] and "highway" not in way.tags))

    def relation(self, relation):
        self.top = max(self.top, relation.id)
        if relation.tags.get("type") == "multipolygon":
            self.of_areas.update(member.ref for member in relation.members if member.type == "w")

    def crosses_outline(self, a, b):
        """Whether a straight line between two nodes meets the outline of an area, or one of them is on it."""
        if not hasattr(self, "tree"):
            lines = [shapely.geometry.LineString([self.where[ref] for ref in refs if ref in self.where])
                     for way, refs, closed in self.outlines
                     if (closed or way in self.of_areas) and sum(ref in self.where for ref in refs) > 1]
            self.lines, self.tree = lines, shapely.strtree.STRtree(lines)
        line = shapely.geometry.LineString([self.where[a], self.where[b]])
        return any(line.intersects(other) for other in self.tree.query(line))

    def kind_of(self, way):
        return self.ways[way][1].get("highway", "").removesuffix("_link")

    def metres(self, a, b):
        (ax, ay), (bx, by) = a, b
        return math.hypot((bx - ax) * math.cos(math.radians((ay + by) / 2)), by - ay) * DEGREE_M

    def street_arms(self, node, kinds):
        """(way, index of the node, index of its neighbour) for each arm of such ways."""
        found = []
        for way, i in self.arms[node]:
            if self.kind_of(way) in kinds:
                found += [(way, i, j) for j in (i - 1, i + 1) if 0 <= j < len(self.ways[way][0])]
        return found


class Drawing:
    """Draws additions of a city at random."""

    def __init__(self, city, seed):
        self.city, self.random, self.next = city, random.Random(seed), city.top + 1
        streets = [w for w in city.ways if "highway" in city.ways[w][1] and "area" not in city.ways[w][1]]
        self.roads = [w for w in streets if city.kind_of(w) in ROADS and "tunnel" not in city.ways[w][1]]
        road_nodes = sorted({ref for w in self.roads for ref in city.ways[w][0]})
        tagged = {"highway", "crossing", "barrier", "railway", "traffic_calming"}
        self.pools = {
            "crossing": [n for n in road_nodes if not tagged & city.node_tags.get(n, {}).keys()],
            "new crossing": self.roads,
            "island": [n for n in city.node_tags if city.node_tags[n].get("highway") == "crossing" and "crossing:island" not in city.node_tags[n]],
            "signal detail": [n for n in city.node_tags if city.node_tags[n].get("highway") == "traffic_signals"
                              and len(city.street_arms(n, STREETS)) >= 3],
            "new signals": [n for n in road_nodes if not tagged & city.node_tags.get(n, {}).keys() and len(city.street_arms(n, STREETS)) >= 3],
            "entrance": [w for w in city.ways if "building" in city.ways[w][1] and len(city.ways[w][0]) > 3],
            "gate": [n for n in city.node_tags if city.node_tags[n].get("barrier") == "gate" and n in city.arms],
            "name": [w for w in streets if "name" not in city.ways[w][1]],
            "surface": [w for w in streets if "surface" not in city.ways[w][1]],
            "path": sorted({ref for w in streets if city.kind_of(w) in WALKED and "tunnel" not in city.ways[w][1] for ref in city.ways[w][0]}),
        }
        self.pools = {kind: pool for kind, pool in self.pools.items() if pool}

    def draw(self, kind):
        """An addition of a kind; None if what was drawn does not suit."""
        return getattr(self, kind.replace(" ", "_"))(self.random.choice(self.pools[kind]))

    def new_id(self):
        self.next += 1
        return self.next - 1

    def on_stretch(self, kind, way, index, share, tags):
        """A new node on the stretch before a way's node of this index."""
        refs = self.city.ways[way][0]
        if refs[index - 1] not in self.city.where or refs[index] not in self.city.where:
            return None
        (ax, ay), (bx, by) = self.city.where[refs[index - 1]], self.city.where[refs[index]]
        node, where = self.new_id(), (round(ax + share * (bx - ax), 7), round(ay + share * (by - ay), 7))
        return addition(kind, f"{words(tags)} on way {way}", where, inserts=[(way, index, node)], nodes={node: (*where, tags)})

    def tagged(self, kind, node, tags):
        if node not in self.city.where:  # beyond the extract
            return None
        return addition(kind, f"{words(tags)} on node {node}", self.city.where[node], node_tags={node: tags})

    def crossing(self, node):
        return self.tagged("crossing", node, self.random.choice(CROSSING))

    def new_crossing(self, way):
        index = self.random.randrange(1, len(self.city.ways[way][0])) if len(self.city.ways[way][0]) > 1 else 0
        return self.on_stretch("new crossing", way, index, self.random.uniform(0.1, 0.9), self.random.choice(CROSSING)) if index else None

    def island(self, node):
        return self.tagged("island", node, {"crossing:island": "yes"})

    def signal_detail(self, node):
        """A stop line or a signal crossing on an arm of a junction that has signals, or their direction."""
        if self.random.random() < 0.1:
            return self.tagged("signal detail", node, {"traffic_signals:direction": self.random.choice(["forward", "backward"])})
        way, i, j = self.random.choice(self.city.street_arms(node, STREETS))
        near, far = (self.city.where.get(self.city.ways[way][0][k]) for k in (i, j))
        if near is None or far is None or near == far:
            return None
        share = min(self.random.uniform(4, 20) / self.city.metres(near, far), 0.5)
        stop_line = {"highway": "traffic_signals", "traffic_signals:direction": "backward" if j > i else "forward"}
        tags = self.random.choice([stop_line, {"highway": "crossing", "crossing": "traffic_signals"}])
        return self.on_stretch("signal detail", way, max(i, j), share if j > i else 1 - share, tags)

    def new_signals(self, node):
        return self.tagged("new signals", node, {"highway": "traffic_signals"})

    def entrance(self, way):
        node = self.random.choice(self.city.ways[way][0])
        if node not in self.city.where or node in self.city.node_tags or self.city.used[node] > 1:
            return None
        return self.tagged("entrance", node, {"entrance": self.random.choice(["yes", "main"])})

    def gate(self, node):
        tags = self.random.choice([{"name": "Gate"}, {"locked": "no"}, {"material": "steel"}, {"access": "yes"}, {"note": "open"}])
        return None if tags.keys() & self.city.node_tags[node].keys() else self.tagged("gate", node, tags)

    def on_way(self, kind, way, tags):
        near = next((self.city.where[ref] for ref in self.city.ways[way][0] if ref in self.city.where), None)
        return near and addition(kind, f"{words(tags)} on way {way}", near, way_tags={way: tags})

    def name(self, way):
        return self.on_way("name", way, {"name": f"Street {self.random.randrange(1000)}"})

    def surface(self, way):
        return self.on_way("surface", way, {"surface": self.random.choice(["asphalt", "paved", "paving_stones"])})

    def path(self, node):
        """A path or bridge from a node of a street to another one not far away."""
        city = self.city
        for _ in range(200):
            other = self.random.choice(self.pools["path"])
            if node not in city.where or other not in city.where:
                continue
            # A way over an outline tells where an area is entered that was entered from any street near (method-joins.md).
            if PATH_M[0] <= city.metres(city.where[node], city.where[other]) <= PATH_M[1] and not city.crosses_outline(node, other):
                break
        else:
            return None
        bridge = {"bridge": "yes", "layer": "2"} if self.random.random() < 0.5 else {}
        tags, way = {"highway": self.random.choice(["footway", "path", "cycleway"]), **bridge}, self.new_id()
        return addition("path", f"{words(tags)} from node {node} to {other}", city.where[node], ways={way: ([node, other], tags)})


def words(tags):
    return " ".join(f"{key}={value}" for key, value in tags.items())


class Planting(osmium.SimpleHandler):
    """Copies an extract, with additions. New nodes come after all others, new ways likewise."""

    def __init__(self, additions, writer):
        super().__init__()
        self.writer, self.stage = writer, "node"
        self.node_tags, self.way_tags, self.inserts = (collections.defaultdict(dict), collections.defaultdict(dict), collections.defaultdict(list))
        self.nodes, self.ways = {}, {}
        for one in additions:
            for ours, theirs in ((self.node_tags, one.node_tags), (self.way_tags, one.way_tags)):
                for key, tags in theirs.items():
                    ours[key].update(tags)
            for way, index, node in one.inserts:
                self.inserts[way].append((index, node))
            self.nodes.update(one.nodes)
            self.ways.update(one.ways)

    def enter(self, stage):
        """Writes what is new of the kinds that are over."""
        if self.stage == "node" and stage != "node":
            for key in sorted(self.nodes):
                lon, lat, tags = self.nodes[key]
                self.writer.add_node(osmium.osm.mutable.Node(id=key, version=1, location=(lon, lat), tags=tags))
        if self.stage != "relation" and stage == "relation":
            for key in sorted(self.ways):
                refs, tags = self.ways[key]
                self.writer.add_way(osmium.osm.mutable.Way(id=key, version=1, nodes=refs, tags=tags))
        self.stage = stage

    def node(self, node):
        more = self.node_tags.get(node.id)
        self.writer.add_node(node.replace(tags={**dict(node.tags), **more}) if more else node)

    def way(self, way):
        if self.stage == "node":
            self.enter("way")
        if way.id not in self.way_tags and way.id not in self.inserts:
            self.writer.add_way(way)
            return
        refs = [n.ref for n in way.nodes]
        for index, node in sorted(self.inserts.get(way.id, []), reverse=True):
            refs.insert(index, node)
        self.writer.add_way(way.replace(tags={**dict(way.tags), **self.way_tags.get(way.id, {})}, nodes=refs))

    def relation(self, relation):
        if self.stage != "relation":
            self.enter("relation")
        self.writer.add_relation(relation)


def plant(extract, additions, to):
    """Writes the extract with the additions, its header kept."""
    header = osmium.io.Reader(str(extract)).header()
    writer = osmium.SimpleWriter(str(to), 4 << 20, header)
    planting = Planting(additions, writer)
    planting.apply_file(str(extract))
    planting.enter("way")
    planting.enter("relation")
    writer.close()
