#include "picture/image.h"

static struct lv_pixels room_for(uint32_t width, uint32_t height, uint32_t channels) {
    return (struct lv_pixels){width, height, channels, lv_malloc((size_t)width * height * channels)};
}

/* How each orientation of EXIF (2.32, 4.6.5.1) is stored: columns and rows exchanged, then read backwards. */
static const struct {
    bool exchanged, left, up;
} turns[] = {[1] = {false, false, false}, [2] = {false, true, false}, [3] = {false, true, true},
             [4] = {false, false, true},  [5] = {true, false, false}, [6] = {true, false, true},
             [7] = {true, true, true},    [8] = {true, true, false}};

struct lv_pixels lv_pixels_turn(struct lv_pixels from, unsigned turn) {
    if (turn == 1)
        return from;
    bool exchanged = turns[turn].exchanged;
    struct lv_pixels to =
        room_for(exchanged ? from.height : from.width, exchanged ? from.width : from.height, from.channels);
    uint8_t *p = to.p;
    for (size_t y = 0; y < to.height; y++)
        for (size_t x = 0; x < to.width; x++, p += to.channels) {
            size_t column = exchanged ? y : x, row = exchanged ? x : y;
            column = turns[turn].left ? from.width - 1 - column : column;
            row = turns[turn].up ? from.height - 1 - row : row;
            memcpy(p, from.p + (row * from.width + column) * from.channels, to.channels);
        }
    lv_free(from.p);
    return to;
}

/* The mean of columns and rows, colours by their alpha. */
static void put_mean(const struct lv_pixels *from, const size_t columns[2], const size_t rows[2],
                     uint8_t *to) {
    uint64_t sum[4] = {0}, weights = 0, n = (columns[1] - columns[0]) * (rows[1] - rows[0]);
    bool alpha = from->channels % 2 == 0;
    uint32_t colours = from->channels - alpha;
    for (size_t y = rows[0]; y < rows[1]; y++)
        for (size_t x = columns[0]; x < columns[1]; x++) {
            const uint8_t *p = from->p + (y * from->width + x) * from->channels;
            uint64_t weight = alpha ? p[colours] : 1;
            weights += weight;
            for (uint32_t c = 0; c < colours; c++)
                sum[c] += p[c] * weight;
        }
    for (uint32_t c = 0; c < colours; c++)
        to[c] = (uint8_t)(weights ? (sum[c] + weights / 2) / weights : 0);
    if (alpha)
        to[colours] = (uint8_t)((weights + n / 2) / n);
}

struct lv_pixels lv_pixels_reduce(struct lv_pixels from, uint32_t width) {
    uint32_t height = (uint32_t)(((uint64_t)from.height * width + from.width / 2) / from.width);
    struct lv_pixels to = room_for(width, height ? height : 1, from.channels);
    uint8_t *p = to.p;
    for (size_t y = 0; y < to.height; y++)
        for (size_t x = 0; x < to.width; x++, p += to.channels)
            put_mean(&from, (size_t[]){x * from.width / to.width, (x + 1) * from.width / to.width},
                     (size_t[]){y * from.height / to.height, (y + 1) * from.height / to.height}, p);
    lv_free(from.p);
    return to;
}
